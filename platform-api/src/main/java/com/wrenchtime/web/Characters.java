package com.wrenchtime.web;

/** Which characters text from outside may contain. */
final class Characters {

    private Characters() {}

    /** Whether this is part of plain text on one line. */
    static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> !turnsDirection(codePoint);
        };
    }

    static boolean breaksLine(int codePoint) {
        return codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
    }

    /** The least that is asked of every text: what no form can send and no database should store is missing. */
    static boolean areBearable(String text) {
        return text.codePoints()
                .allMatch(it -> breaksLine(it)
                        || (Character.getType(it) != Character.CONTROL
                                && Character.getType(it) != Character.SURROGATE));
    }

    private static boolean turnsDirection(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
