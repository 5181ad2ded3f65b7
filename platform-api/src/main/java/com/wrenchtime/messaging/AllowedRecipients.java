package com.wrenchtime.messaging;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whom carriers may be used for: everybody, or the addresses, domains and numbers of a list, so that an installation for
 * development never reaches a real person.
 *
 * @param entries {@code ana@example.com}, {@code @example.com}, {@code +15305550123}, or {@code *} for everybody
 */
record AllowedRecipients(List<String> entries) {

    // Before the two lists, which are checked by it.
    private static final Pattern ENTRY = Pattern.compile("\\*|[^@\\s]*@[^@\\s]+|\\+[1-9][0-9]{6,14}");

    static final AllowedRecipients EVERYBODY = new AllowedRecipients(List.of("*"));
    static final AllowedRecipients NOBODY = new AllowedRecipients(List.of());

    AllowedRecipients {
        entries = entries.stream().map(it -> it.toLowerCase(Locale.ROOT)).toList();
        entries.stream().filter(it -> !ENTRY.matcher(it).matches()).findFirst().ifPresent(it -> {
            throw new IllegalArgumentException(
                    "wrenchtime.messaging.allowed-recipients must be addresses, domains such as @example.com, numbers"
                            + " such as +15305550123, or *: "
                            + it);
        });
    }

    /** Whether this address, in lower case as all of ours are, or number in E.164 form may be reached. */
    boolean permit(String address) {
        return entries.contains("*")
                || entries.contains(address)
                || (address.contains("@") && entries.contains(address.substring(address.indexOf('@'))));
    }
}
