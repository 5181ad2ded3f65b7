package com.wrenchtime.booking;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A wish to change an appointment.
 *
 * @param start another of the offered starts, with an offset
 * @param status CANCELLED or CONFIRMED
 * @param reason why it is cancelled, for the shop
 */
record ChangeRequest(
        @Schema(format = "date-time", description = "Another of the offered starts") @Nullable
        String start,

        @Schema(allowableValues = {"CANCELLED", "CONFIRMED"}) @Nullable
        String status,

        @Schema(minLength = 1, maxLength = LONGEST_REASON, description = "Why it is cancelled, for the shop") @Nullable
        String reason) {

    static final int LONGEST_REASON = 500;
}
