package com.wrenchtime.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.wrenchtime.shared.EmailAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The real clients against stand-ins that are not ours: a mock server over Twilio's published description of its API, which
 * refuses what does not fit it, and an emulator of Amazon SES. On demand: {@code docs/building.md} has the commands.
 */
class CarriersLabTests {

    @Test
    @EnabledIfSystemProperty(named = "lab.twilio", matches = "http.*")
    void givenTwiliosDescription_whenATextIsSent_thenItFits() {
        var texts = new TwilioTexts(
                new MessagingSettings.Twilio(
                        "AC" + "a".repeat(32),
                        "token",
                        "MG" + "b".repeat(32),
                        URI.create(System.getProperty("lab.twilio")),
                        Duration.ofSeconds(20)),
                Clock.systemUTC());

        var receipt = texts.deliver(TwilioTextsTests.letter("Hello"));

        assertThat(receipt.id()).isNotNull();
    }

    @Test
    @EnabledIfSystemProperty(named = "lab.twilio", matches = "http.*")
    void givenTwiliosDescription_whenTheServiceIsNone_thenItIsRefused() {
        var texts = new TwilioTexts(
                new MessagingSettings.Twilio(
                        "AC" + "a".repeat(32),
                        "token",
                        "not a service",
                        URI.create(System.getProperty("lab.twilio")),
                        Duration.ofSeconds(20)),
                Clock.systemUTC());

        var notSent = catchThrowableOfType(NotSent.class, () -> texts.deliver(TwilioTextsTests.letter("Hello")));

        assertThat(notSent.certainty()).isEqualTo(NotSent.Certainty.FOR_GOOD);
    }

    @Test
    @EnabledIfSystemProperty(named = "lab.ses", matches = "http.*")
    void givenAnEmulatorOfSes_whenAMailIsSentFromAnAddressItDoesNotKnow_thenItIsRefused() {
        try (var mails = ses("stranger@example.com")) {
            var notSent = catchThrowableOfType(NotSent.class, () -> mails.deliver(mail()));

            assertThat(notSent.certainty()).isEqualTo(NotSent.Certainty.FOR_GOOD);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "lab.ses", matches = "http.*")
    void givenAnEmulatorOfSes_whenAMailIsSent_thenItIsTaken() {
        try (var mails = ses("no-reply@wrenchtime.example")) {
            assertThat(mails.deliver(mail()).id()).isNotNull();
        }
    }

    static SesMails ses(String from) {
        return new SesMails(
                new MessagingSettings.Ses(
                        "us-west-2",
                        new EmailAddress(from),
                        null,
                        null,
                        URI.create(System.getProperty("lab.ses")),
                        Duration.ofSeconds(10)),
                Clock.systemUTC());
    }

    static Letter mail() {
        return new Letter(
                UUID.randomUUID(),
                1,
                Letter.Sender.of("Edgar"),
                Channel.MAIL,
                "ana@example.com",
                "Caf\u00E9, ready?",
                "Hola",
                null,
                Purpose.ASKED_FOR,
                null);
    }
}
