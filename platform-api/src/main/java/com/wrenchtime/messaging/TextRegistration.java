package com.wrenchtime.messaging;

import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a shop stands with the carriers, which take texts only from registered numbers (A2P 10DLC brand and campaign, or the
 * verification of a toll-free number). Until it is approved its notices go by mail.
 *
 * @param number from which the shop's texts come; null until there is one
 * @param messagingService the carrier's service that sends from it; null until there is one
 * @param replyTo where answers to the shop's mails belong; null for nowhere
 * @param business what the carriers ask of the shop; null until it was said
 * @param remark why it was rejected, or what is missing; null for nothing
 */
public record TextRegistration(
        @Nullable PhoneNumber number,
        @Nullable String messagingService,
        @Nullable EmailAddress replyTo,
        Status status,
        @Nullable Business business,
        @Nullable String remark,
        int version,
        Instant changedAt) {

    /** Where the registration stands. */
    public enum Status {
        NOT_BEGUN,
        /** The shop has said everything; those who run the platform hand it on. */
        SUBMITTED,
        APPROVED,
        REJECTED
    }

    /**
     * What carriers ask of a business.
     *
     * @param taxNumber whether it has one decides which kind of registration it is; the number itself is not kept here
     */
    public record Business(
            String legalName,
            String contactName,
            String contactEmail,
            String street,
            String city,
            String region,
            String postalCode,

            @Schema(format = "uri") String website,

            boolean taxNumber,
            int textsAMonth) {}
}
