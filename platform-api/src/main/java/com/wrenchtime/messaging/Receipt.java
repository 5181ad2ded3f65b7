package com.wrenchtime.messaging;

import org.jspecify.annotations.Nullable;

/**
 * What a provider said when it took a message.
 *
 * @param provider such as {@code twilio}
 * @param id what the provider calls the message; null where it has no name for it
 * @param segments of a text; null where the provider does not say
 */
record Receipt(
        String provider, @Nullable String id, @Nullable Integer segments) {}
