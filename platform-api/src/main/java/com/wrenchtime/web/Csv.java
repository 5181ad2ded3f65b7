package com.wrenchtime.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes tables as RFC 4180 has them, every cell in quotes. A text that a spreadsheet would take for a formula gets an
 * apostrophe before it, which the spreadsheet shows as nothing and reads as: this is text.
 */
public final class Csv {

    /** In which such tables are sent. */
    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private Csv() {}

    /** One line with its end; what is null is an empty cell. */
    public static String line(@Nullable String... cells) {
        return Arrays.stream(cells)
                .map(it -> it == null ? "" : "\"" + neutral(it).replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String neutral(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    // Some spreadsheets drop the spaces before it.
    private static boolean isFormula(String text) {
        var first = text.codePoints().filter(it -> it != ' ' && it != 0xA0).findFirst();
        return first.isPresent() && BEGINS_A_FORMULA.indexOf(first.getAsInt()) >= 0;
    }
}
