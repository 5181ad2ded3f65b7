package com.wrenchtime.messaging;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** How carriers cut texts, which is what they charge for. */
public final class Segments {

    // 3GPP TS 23.038: the default alphabet, and those that take two places because an escape comes before them.
    private static final String BASIC = "@\u00A3$\u00A5\u00E8\u00E9\u00F9\u00EC\u00F2\u00C7\n"
        + "\u00D8\u00F8\r"
        + "\u00C5\u00E5\u0394_\u03A6\u0393\u039B\u03A9\u03A0\u03A8\u03A3\u0398\u039E\u00C6\u00E6\u00DF\u00C9"
        + " !\"#\u00A4%&'()*+,-./0123456789:;<=>?\u00A1ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00C4\u00D6\u00D1\u00DC\u00A7\u00BF"
        + "abcdefghijklmnopqrstuvwxyz\u00E4\u00F6\u00F1\u00FC\u00E0";
    private static final String EXTENDED = "\f^{}\\[~]|\u20AC";

    private static final Set<Integer> ONE = codePoints(BASIC);
    private static final Set<Integer> TWO = codePoints(EXTENDED);

    private Segments() {}

    private static Set<Integer> codePoints(String text) {
        return Set.copyOf(new HashSet<>(text.codePoints().boxed().collect(Collectors.toSet())));
    }

    /** The alphabet that a text is sent in: one character of another makes the whole text the wider one. */
    public enum Alphabet {
        /** Seven bits a character: 160 in one segment, 153 in each of several. */
        GSM_7,
        /** Two bytes: 70 in one segment, 67 in each of several. */
        UCS_2
    }

    /**
     * A text as it is sent.
     *
     * @param units characters of the alphabet, of which some count twice
     */
    public record Encoded(Alphabet alphabet, int units, int segments) {

        private static final int GSM_ALONE = 160;
        private static final int GSM_PART = 153;
        private static final int UCS_ALONE = 70;
        private static final int UCS_PART = 67;

        /** How this text is sent. */
        public static Encoded of(String text) {
            if (text.codePoints().allMatch(it -> ONE.contains(it) || TWO.contains(it))) {
                return gsm(text);
            }
            return ucs(text);
        }

        // A character of two places is not cut in two.
        private static Encoded gsm(String text) {
            var units = text.codePoints().map(it -> TWO.contains(it) ? 2 : 1).sum();
            if (units <= GSM_ALONE) {
                return new Encoded(Alphabet.GSM_7, units, 1);
            }
            return new Encoded(
                    Alphabet.GSM_7,
                    units,
                    parts(text.codePoints().map(it -> TWO.contains(it) ? 2 : 1).toArray(), GSM_PART));
        }

        private static Encoded ucs(String text) {
            if (text.length() <= UCS_ALONE) {
                return new Encoded(Alphabet.UCS_2, text.length(), 1);
            }
            return new Encoded(
                    Alphabet.UCS_2,
                    text.length(),
                    parts(text.codePoints().map(Character::charCount).toArray(), UCS_PART));
        }

        private static int parts(int[] widths, int room) {
            var parts = 1;
            var used = 0;
            for (var width : widths) {
                if (used + width > room) {
                    parts++;
                    used = 0;
                }
                used += width;
            }
            return parts;
        }
    }
}
