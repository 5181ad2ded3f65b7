package com.wrenchtime.messaging;

import com.wrenchtime.shared.EmailAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How texts and mails leave the house.
 *
 * @param mail the server that takes mails; must be there in production
 * @param allowedRecipients whom that server is used for: addresses, domains such as {@code @example.com}, or {@code *}.
 *     Without a list everybody in production, and nobody elsewhere
 */
@Validated
@ConfigurationProperties("wrenchtime.messaging")
record MessagingSettings(
        @Valid @Nullable Mail mail, @Nullable List<String> allowedRecipients) {

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
