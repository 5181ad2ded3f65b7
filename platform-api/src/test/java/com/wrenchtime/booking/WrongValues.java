package com.wrenchtime.booking;

import static com.wrenchtime.booking.UntouchedShop.UNKNOWN;
import static com.wrenchtime.booking.UntouchedShop.text;
import static com.wrenchtime.booking.UntouchedShop.uuids;
import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Values that a field must not have, as arguments of a test: the route, the place in its body, the raw JSON there or null for
 * no field, and the name that the refusal must give it.
 */
final class WrongValues {

    private WrongValues() {}

    static Stream<Arguments> each(String route, String pointer, String named, @Nullable String... values) {
        return Arrays.stream(values).map(it -> arguments(route, pointer, it, named));
    }

    static Stream<Arguments> lines(String pointer, int longest) {
        return Stream.concat(
                each("appointments", pointer, name(pointer), null, "null"), optionalLines(pointer, longest));
    }

    static Stream<Arguments> optionalLines(String pointer, int longest) {
        return each(
                "appointments",
                pointer,
                name(pointer),
                "1",
                "true",
                "[]",
                "{}",
                "\"\"",
                "\"  \"",
                text(longest + 1, 'a'),
                text(50_000, 'a'),
                "\"a\\u0000b\"",
                "\"a\\nb\"",
                "\"a\\u007fb\"",
                "\"a\\u202eb\"",
                "\"a\\ud800b\"");
    }

    static Stream<Arguments> services(String route) {
        var one = "\"" + serviceOf(60) + "\"";
        return Stream.concat(
                each(
                        route,
                        "/services",
                        "services",
                        null,
                        "null",
                        "[]",
                        "\"\"",
                        one,
                        "{}",
                        "7",
                        "[\"\"]",
                        "[\"x\"]",
                        "[\"%s'--\"]".formatted(serviceOf(60)),
                        "[\"1-1-1-1-1\"]",
                        "[%1$s, %1$s]".formatted(one),
                        "[\"%s\", \"%s\"]".formatted(UNKNOWN, UNKNOWN.toUpperCase(java.util.Locale.ROOT)),
                        "[\"" + uuids(50).replace(",", "\",\"") + "\"]"),
                Stream.of(
                        arguments(route, "/services", "[7]", "services[0]"),
                        arguments(route, "/services", "[null]", "services"),
                        arguments(route, "/services", "[%s, null]".formatted(one), "services"),
                        arguments(route, "/services", "[%s, []]".formatted(one), "services[1]"),
                        arguments(route, "/services", "[\"a\\u0000\"]", "services[0]")));
    }

    static Stream<Arguments> starts(String route) {
        return each(
                route,
                "/start",
                "start",
                null,
                "null",
                "\"\"",
                "0",
                "{}",
                "[\"" + at(3, "10:00") + "\"]",
                "\"tomorrow\"",
                "\"" + day(3) + "\"",
                "\"" + day(3) + "T10:00\"",
                "\"" + day(3) + "T10:00:00-05:00[America/New_York]\"",
                "\"" + day(3) + "T25:00:00-05:00\"",
                "\"" + day(3) + "T10:00:00-25:00\"",
                "\"" + (day(3).getYear() + 1) + "-02-30T10:00:00-05:00\"",
                "\"" + at(3, "10:00") + "'; DROP TABLE appointment;--\"",
                "\"" + at(3, "10:00") + "\\u0000\"",
                "\"" + at(-3, "10:00") + "\"",
                "\"2020-06-01T10:00:00-04:00\"",
                "\"1970-01-01T00:00:00Z\"",
                "\"" + at(92, "10:00") + "\"",
                "\"9999-12-31T23:30:00Z\"",
                "\"+999999999-12-31T23:30:00Z\"",
                "\"" + at(3, "10:01") + "\"",
                "\"" + at(3, "10:00:01") + "\"",
                "\"" + at(3, "10:00:00.000000001") + "\"",
                text(10_000, '1'));
    }

    static Stream<Arguments> technicians(String route) {
        return each(
                route,
                "/technician",
                "technician",
                "\"\"",
                "\"x\"",
                "1",
                "[]",
                "\"';--\"",
                "\"" + UNKNOWN + "\\u0000\"");
    }

    private static String name(String pointer) {
        return pointer.substring(1).replace('/', '.');
    }

    static Stream<Arguments> degrees(String route, String pointer, String named, String tooFar) {
        return each(route, pointer, named, "\"38.68\"", "\"NaN\"", "\"\"", "1e999", "-1e999", "true", "[]", tooFar);
    }

    /** In a place that had a postal code and now has coordinates. */
    static Stream<Arguments> degrees(
            String route, String pointer, String named, String tooFar, String otherPointer, String other) {
        return Stream.of("\"38.68\"", "\"NaN\"", "\"\"", "1e999", "-1e999", "true", "[]", tooFar)
                .map(it -> arguments(
                        route,
                        "/place",
                        "{\"%s\": %s, \"%s\": %s}"
                                .formatted(otherPointer.substring(7), other, pointer.substring(7), it),
                        named));
    }
}
