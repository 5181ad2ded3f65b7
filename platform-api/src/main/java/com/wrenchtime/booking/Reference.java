package com.wrenchtime.booking;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * Makes the references of appointments: 8 letters and digits without those that are taken for others when read aloud
 * (Crockford's base 32). Chance decides, so that nobody can tell how many appointments a shop has.
 */
final class Reference {

    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Reference() {}

    /** The reference that somebody means: in capitals, O read as zero, I and L as one. */
    static String asMeant(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[ -]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    static String next() {
        var reference = new StringBuilder(LENGTH);
        RANDOM.ints(LENGTH, 0, ALPHABET.length).forEach(it -> reference.append(ALPHABET[it]));
        return reference.toString();
    }
}
