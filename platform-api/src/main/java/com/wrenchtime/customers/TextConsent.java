package com.wrenchtime.customers;

import com.wrenchtime.shared.PhoneNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the question whether texts may be sent to a number.
 *
 * @param wording the question, word for word
 * @param source where it was asked, such as {@code public-booking}
 * @param clientAddress the address that the answer came from; null when it came by telephone
 */
public record TextConsent(
        PhoneNumber phone,
        boolean granted,
        String wording,
        String source,
        @Nullable String clientAddress,
        Instant answeredAt) {}
