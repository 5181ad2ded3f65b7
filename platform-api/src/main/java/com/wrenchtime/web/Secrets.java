package com.wrenchtime.web;

import org.jspecify.annotations.Nullable;

/** What secrets in settings must be like. */
public final class Secrets {

    private static final int LEAST = 32;

    private Secrets() {}

    /** Whether it has the 32 characters that a secret needs; that it is there at all is another question. */
    public static boolean isLongEnough(@Nullable String secret) {
        return secret == null || secret.length() >= LEAST;
    }
}
