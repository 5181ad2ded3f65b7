package com.wrenchtime.web;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;

/** Versions of things as HTTP writes them: {@code ETag: "3"} in an answer, {@code If-Match: "3"} in a change (RFC 9110). */
public final class Versions {

    private static final Pattern ETAG = Pattern.compile("\"([0-9]{1,9})\"");

    private Versions() {}

    /** The entity tag of this version. */
    public static String etag(int version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that the client has seen.
     *
     * @throws ErrorResponseException 428 if it does not say
     * @throws ValidationFailed if what it says is no version
     */
    public static int required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Problems.VERSION_REQUIRED.refusal("Send the ETag of what you have seen in the header If-Match");
        }
        return read(ifMatch);
    }

    /** Like {@link #required}, for routes that change whatever is there when the client does not say. */
    public static @Nullable Integer optional(@Nullable String ifMatch) {
        return ifMatch == null ? null : read(ifMatch);
    }

    /** Answers with a thing and the version that it is at. */
    public static <T> ResponseEntity<T> answer(int version, T body) {
        return ResponseEntity.ok().eTag(etag(version)).body(body);
    }

    /** Answers with a thing that has just been made. */
    public static <T> ResponseEntity<T> created(int version, T body) {
        return ResponseEntity.status(HttpStatus.CREATED).eTag(etag(version)).body(body);
    }

    /**
     * Goes on when the client has seen the present version.
     *
     * @param present how the thing is shown now
     * @throws ErrorResponseException as {@link #stale} says
     */
    public static void check(int seen, int version, Supplier<Object> present) {
        if (seen != version) {
            throw stale(version, present.get());
        }
    }

    /**
     * Refuses a change of a version that is not the present one.
     *
     * @param present the thing as it is now, so that the client need not ask
     */
    public static ErrorResponseException stale(int version, Object present) {
        var refusal = Problems.VERSION_STALE.refusal("It is at version %d now".formatted(version));
        refusal.getBody().setProperty("present", present);
        refusal.getHeaders().setETag(etag(version));
        return refusal;
    }

    private static int read(String ifMatch) {
        var etag = ETAG.matcher(ifMatch.strip());
        if (!etag.matches()) {
            throw new ValidationFailed(HttpHeaders.IF_MATCH, "invalid", "Must be the ETag that was read");
        }
        return Integer.parseInt(etag.group(1));
    }
}
