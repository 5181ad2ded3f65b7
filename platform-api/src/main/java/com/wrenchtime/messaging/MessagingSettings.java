package com.wrenchtime.messaging;

import com.wrenchtime.shared.EmailAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How texts and mails leave the house.
 *
 * @param mail the server that takes mails; this or Amazon SES must be there in production
 * @param ses takes mails instead of a server
 * @param twilio takes texts; without it nobody gets any, and mails are sent instead
 * @param allowedRecipients whom these are used for: addresses, domains such as {@code @example.com}, numbers, or {@code *}.
 *     Without a list everybody in production, and nobody elsewhere
 * @param heardByThen when a carrier must have heard of an attempt, whatever was between us: far longer than any timeout here
 */
@Validated
@ConfigurationProperties("wrenchtime.messaging")
record MessagingSettings(
        @Valid @Nullable Mail mail,
        @Valid @Nullable Ses ses,
        @Valid @Nullable Twilio twilio,
        @Nullable List<String> allowedRecipients,
        @DefaultValue("2m") Duration heardByThen) {

    @AssertTrue(message = "one of wrenchtime.messaging.mail and wrenchtime.messaging.ses takes the mails, not both")
    boolean isOneForMails() {
        return mail == null || ses == null;
    }

    /**
     * An account with Twilio.
     *
     * @param messagingService the service that texts are sent by, unless a shop has its own
     * @param baseUrl where Twilio's API is; another one for tests
     * @param timeout how long an answer may take
     */
    record Twilio(
            @NotBlank @Pattern(regexp = "AC[0-9a-fA-F]{32}", message = "must be the SID of an account")
            String accountSid,

            @NotBlank String authToken,

            @NotBlank @Pattern(regexp = "MG[0-9a-fA-F]{32}", message = "must be the SID of a messaging service")
            String messagingService,

            @DefaultValue("https://api.twilio.com") URI baseUrl,
            @DefaultValue("10s") Duration timeout) {

        @Override
        public String toString() {
            return accountSid;
        }
    }

    /**
     * Amazon SES, with the credentials that the AWS SDK finds in its usual places.
     *
     * @param region such as {@code us-west-2}
     * @param from the address that mails come from
     * @param configurationSet whose event destination tells us what becomes of mails; null when nobody does
     * @param topic the SNS topic, by its ARN, over which that comes
     * @param endpoint where SES is; null for Amazon's own
     * @param timeout how long an answer may take
     */
    record Ses(
            @NotBlank String region,
            @NotNull EmailAddress from,
            @Nullable String configurationSet,
            @Nullable String topic,
            @Nullable URI endpoint,
            @DefaultValue("10s") Duration timeout) {}

    /**
     * A server that takes mails by SMTP.
     *
     * @param host its name, for which its certificate must be
     * @param port usually 587 with STARTTLS, 465 with TLS
     * @param encryption how the connection is protected
     * @param username null for a server that asks for none
     * @param password of that user
     * @param from the address that mails come from
     * @param timeout how long each step may take
     */
    record Mail(
            @NotBlank String host,
            @DefaultValue("587") @Min(1) @Max(65_535) int port,
            @DefaultValue("STARTTLS") Encryption encryption,
            @Nullable String username,
            @Nullable String password,
            @NotNull EmailAddress from,
            @DefaultValue("10s") Duration timeout) {

        @AssertTrue(message = "username and password belong together, and need an encrypted connection")
        boolean isSignInSafe() {
            return (username == null && password == null)
                    || (username != null && password != null && encryption != Encryption.NONE);
        }

        @Override
        public String toString() {
            return "%s:%d".formatted(host, port);
        }
    }

    /** How the connection to the mail server is protected. */
    enum Encryption {
        /** From the first byte. */
        TLS,
        /** Before anything is said; a server that cannot is refused. */
        STARTTLS,
        /** Not at all: for a mail catcher beside the application. */
        NONE
    }
}
