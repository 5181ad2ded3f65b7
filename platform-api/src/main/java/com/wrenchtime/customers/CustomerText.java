package com.wrenchtime.customers;

import com.wrenchtime.shared.PhoneNumber;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody types to find a customer: beginnings of words of the name, any stretch of a telephone number in any spelling,
 * a mailbox, a plate, a VIN from its beginning or its last six or eight characters.
 *
 * @param words what must all be found, of the customer or of one of the vehicles: each a text query of PostgreSQL
 * @param whole the same of a plate or VIN that was typed with spaces between; null when nothing of the kind can be meant
 * @param exact what a plate or VIN must be for its customer to come first
 * @param phone in E.164; null when it is no whole number
 * @param mailbox as it was typed, in lower case
 */
record CustomerText(
        List<String> words,
        @Nullable String whole,
        @Nullable String exact,
        @Nullable String phone,
        String mailbox) {

    static final int LONGEST = 120;

    private static final int MOST_WORDS = 8;

    CustomerText {
        words = List.copyOf(words);
    }

    /**
     * Reads what was typed.
     *
     * @param country where numbers without a calling code are
     */
    static CustomerText of(String typed, String country) {
        var plain = plain(typed);
        var squashed = plain.replaceAll("[ .-]", "");
        var isPlateLike = squashed.matches("[\\p{IsAlphabetic}\\p{IsDigit}]+");
        var phone = phone(typed, country);
        return new CustomerText(
                typed.matches("[0-9+()./ -]*[0-9][0-9+()./ -]*")
                        ? List.of(number(typed, phone, squashed))
                        : words(plain).map(CustomerText::beginning).toList(),
                isPlateLike ? beginning(squashed) : null,
                isPlateLike ? quoted(squashed) : null,
                phone,
                typed.toLowerCase(Locale.ROOT));
    }

    // As the database writes the words that it looks in.
    private static String plain(String typed) {
        return Normalizer.normalize(typed.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("[\\u0300-\\u036f]", "");
    }

    private static Stream<String> words(String plain) {
        var words = Arrays.stream(plain.split("\\s+", -1))
                .flatMap(it -> it.indexOf('@') > 0
                        ? Stream.of(it)
                        : Arrays.stream(it.split("[^\\p{IsAlphabetic}\\p{IsDigit}]+", -1)))
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
        if (words.size() > MOST_WORDS) {
            throw new IllegalArgumentException("Must have at most %d words".formatted(MOST_WORDS));
        }
        return words.stream();
    }

    // A number at home may be typed with a zero before it that nobody dials from abroad.
    private static String number(String typed, @Nullable String phone, String squashed) {
        var digits = typed.replaceAll("[^0-9]", "");
        Set<String> ways = new LinkedHashSet<>(List.of(digits, digits.replaceFirst("^0+(?=.)", "")));
        if (phone != null) {
            ways.add(phone.substring(1));
        }
        if (squashed.matches("[0-9]+")) {
            ways.add(squashed);
        }
        return ways.stream().map(CustomerText::beginning).collect(Collectors.joining(" | "));
    }

    private static String beginning(String word) {
        return quoted(word) + ":*";
    }

    private static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static @Nullable String phone(String typed, String country) {
        try {
            return PhoneNumber.parse(typed, country).e164();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
