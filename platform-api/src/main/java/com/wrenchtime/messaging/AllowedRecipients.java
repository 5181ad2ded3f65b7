package com.wrenchtime.messaging;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whom the mail server may be used for: everybody, or the addresses and domains of a list, so that an installation for
 * development never reaches a real person.
 *
 * @param entries {@code ana@example.com}, {@code @example.com}, or {@code *} for everybody
 */
record AllowedRecipients(List<String> entries) {

    // Before the two lists, which are checked by it.
    private static final Pattern ENTRY = Pattern.compile("\\*|[^@\\s]*@[^@\\s]+");

    static final AllowedRecipients EVERYBODY = new AllowedRecipients(List.of("*"));
    static final AllowedRecipients NOBODY = new AllowedRecipients(List.of());

    AllowedRecipients {
        entries = entries.stream().map(it -> it.toLowerCase(Locale.ROOT)).toList();
        entries.stream().filter(it -> !ENTRY.matcher(it).matches()).findFirst().ifPresent(it -> {
            throw new IllegalArgumentException(
                    "wrenchtime.messaging.allowed-recipients must be addresses, domains such as @example.com, or *: "
                            + it);
        });
    }

    /** Whether this address, in lower case as all of ours are, may be reached. */
    boolean permit(String address) {
        return entries.contains("*")
                || entries.contains(address)
                || entries.contains(address.substring(address.indexOf('@')));
    }
}
