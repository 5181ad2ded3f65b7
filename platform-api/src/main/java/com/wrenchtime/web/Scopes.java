package com.wrenchtime.web;

import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a shop's programs can be allowed, as the table of routes asks for it. */
public final class Scopes {

    private Scopes() {}

    /** Every scope that some route asks for, such as {@code appointments:read}. */
    public static SortedSet<String> all() {
        return Routes.ALL.stream()
                .map(it -> it.access() instanceof Access.Staff staff ? staff.scope() : null)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
