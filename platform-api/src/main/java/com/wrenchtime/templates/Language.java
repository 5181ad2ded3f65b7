package com.wrenchtime.templates;

import java.util.Arrays;
import java.util.Locale;

/** The languages that messages are written in. */
public enum Language {
    EN(Locale.ENGLISH),
    ES(Locale.of("es"));

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** ISO 639. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language with this code, or English when messages are not written in it. */
    public static Language spoken(String code) {
        return code.equals("es") ? ES : EN;
    }

    /**
     * The language with this code.
     *
     * @throws IllegalArgumentException if messages are not written in it
     */
    public static Language of(String code) {
        return Arrays.stream(values())
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Must be en or es"));
    }
}
