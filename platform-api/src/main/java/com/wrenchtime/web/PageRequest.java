package com.wrenchtime.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param limit how many items, 1 to 200, 50 when nothing is said
 * @param after the key of the last item of the part before; empty for the first part
 */
public record PageRequest(int limit, List<String> after) {

    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final String NOT_OURS = "Must be the next of another part of this list";
    private static final String SEPARATOR = "\u001F";

    public PageRequest {
        after = List.copyOf(after);
    }

    /**
     * Reads what was sent; null when it is refused.
     *
     * @param parts how many parts the key of this list's order has
     */
    public static @Nullable PageRequest read(
            @Nullable String limit, @Nullable String cursor, int parts, FieldErrors errors) {
        var size = limit == null ? Integer.valueOf(USUAL) : errors.read("limit", () -> size(limit));
        var after = cursor == null ? List.<String>of() : errors.read("cursor", () -> key(cursor, parts));
        return size == null || after == null ? null : new PageRequest(size, after);
    }

    /**
     * A part of the key that this part of the list goes on after; null for the first part of the list.
     *
     * @param form reads the part, which a client may have made up
     * @throws ValidationFailed if the cursor is none of this list
     */
    public <T> @Nullable T after(int part, Function<String, T> form) {
        if (after.isEmpty()) {
            return null;
        }
        try {
            return form.apply(after.get(part));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ValidationFailed("cursor", "invalid", NOT_OURS);
        }
    }

    static String cursor(List<String> key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, key).getBytes(StandardCharsets.UTF_8));
    }

    private static int size(String sent) {
        if (!sent.matches("[0-9]{1,3}") || Integer.parseInt(sent) < 1 || Integer.parseInt(sent) > MOST) {
            throw new IllegalArgumentException("Must lie between 1 and %d".formatted(MOST));
        }
        return Integer.parseInt(sent);
    }

    private static List<String> key(String cursor, int parts) {
        var key =
                List.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(SEPARATOR, -1));
        if (key.size() != parts) {
            throw new IllegalArgumentException(NOT_OURS);
        }
        return key;
    }
}
