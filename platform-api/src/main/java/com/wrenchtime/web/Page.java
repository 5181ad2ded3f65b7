package com.wrenchtime.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what to send as {@code cursor} for the part after this one; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts what was read to the size that was asked for.
     *
     * @param read the rows, up to one more than was asked for, which shows that there are more
     * @param key what identifies a row's place in the order
     */
    public static <T> Page<T> of(List<T> read, PageRequest request, Function<T, List<String>> key) {
        return read.size() <= request.limit()
                ? new Page<>(read, null)
                : new Page<>(
                        read.subList(0, request.limit()), PageRequest.cursor(key.apply(read.get(request.limit() - 1))));
    }

    /** The same part, each item as it is shown. */
    public <S> Page<S> map(Function<T, S> show) {
        return new Page<>(items.stream().map(show).toList(), next);
    }
}
