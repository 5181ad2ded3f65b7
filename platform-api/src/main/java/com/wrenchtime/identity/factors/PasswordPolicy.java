package com.wrenchtime.identity.factors;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Which passwords are good enough: by length and by what an attacker tries first, as NIST SP 800-63B-4 asks, and by no rule of
 * composition.
 */
@Component
public class PasswordPolicy {

    /** Characters of a password that is the only factor. */
    public static final int ALONE = 15;

    /** Characters of a password beside a second factor. */
    public static final int WITH_SECOND_FACTOR = 8;

    public static final int LONGEST = 128;

    private static final int LEAST_OF_OWN = 8;
    private static final int LEAST_SURPRISES = 7;
    private static final int SHORTEST_WORD = 4;
    private static final List<String> ROWS = List.of("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm");

    private final CommonPasswords common;

    PasswordPolicy(CommonPasswords common) {
        this.common = common;
    }

    /** Whether a password of this length may be the only factor. */
    public static boolean standsAlone(String password) {
        return length(password) >= ALONE;
    }

    /**
     * What is wrong with a password that somebody wants to have.
     *
     * @param withSecondFactor whether the person has another factor beside it
     * @param known what everybody knows: the person's name and mailbox, the names of their shops
     */
    public Optional<PasswordFlaw> flawOf(String password, boolean withSecondFactor, Collection<String> known) {
        if (length(password) < WITH_SECOND_FACTOR) {
            return Optional.of(withSecondFactor ? PasswordFlaw.TOO_SHORT : PasswordFlaw.TOO_SHORT_ALONE);
        }
        if (!withSecondFactor && !standsAlone(password)) {
            return Optional.of(PasswordFlaw.TOO_SHORT_ALONE);
        }
        if (length(password) > LONGEST) {
            return Optional.of(PasswordFlaw.TOO_LONG);
        }
        var plain = plain(password);
        var unit = withoutRepetition(plain);
        if (isCommon(plain) || isCommon(unit)) {
            return Optional.of(PasswordFlaw.COMMON);
        }
        if (length(unit) < LEAST_OF_OWN || surprises(unit) < LEAST_SURPRISES) {
            return Optional.of(PasswordFlaw.TOO_SIMPLE);
        }
        return length(without(known, plain)) < LEAST_OF_OWN ? Optional.of(PasswordFlaw.ABOUT_YOU) : Optional.empty();
    }

    private boolean isCommon(String plain) {
        return common.contains(plain)
                || IntStream.range(1, plain.length())
                        .anyMatch(
                                it -> common.contains(plain.substring(0, it)) && common.contains(plain.substring(it)));
    }

    /** What is repeated, of a text that is nothing but repetition; otherwise the text. */
    private static String withoutRepetition(String text) {
        return IntStream.rangeClosed(1, text.length() / 2)
                .filter(period -> IntStream.range(period, text.length())
                        .allMatch(it -> text.charAt(it) == text.charAt(it - period)))
                .mapToObj(it -> text.substring(0, it))
                .findFirst()
                .orElse(text);
    }

    /** Characters that cannot be told from the two before them by going on as these do. */
    private static long surprises(String text) {
        return IntStream.range(0, text.length())
                .filter(it -> it < 2 || !isStep(text, it) || !isStep(text, it - 1))
                .count();
    }

    private static boolean isStep(String text, int at) {
        var before = text.charAt(at - 1);
        var here = text.charAt(at);
        return Math.abs(here - before) <= 1
                || ROWS.stream()
                        .anyMatch(it -> it.indexOf(before) >= 0
                                && it.indexOf(here) >= 0
                                && Math.abs(it.indexOf(here) - it.indexOf(before)) == 1);
    }

    private static String without(Collection<String> known, String plain) {
        var rest = plain;
        for (var word : known.stream()
                .flatMap(it -> List.of(plain(it).split("[^\\p{L}\\p{N}]+")).stream())
                .filter(it -> it.length() >= SHORTEST_WORD)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            rest = rest.replace(word, "");
        }
        return rest;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
