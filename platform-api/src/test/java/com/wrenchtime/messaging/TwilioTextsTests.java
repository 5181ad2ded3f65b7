package com.wrenchtime.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.wrenchtime.messaging.NotSent.Certainty;
import com.wrenchtime.messaging.TwilioStandIn.Mood;
import com.wrenchtime.testing.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TwilioTextsTests {

    private static final Instant NOON = Instant.parse("2027-06-07T12:00:00Z");

    private final SettableClock clock = new SettableClock(NOON);
    private final TwilioStandIn twilio = new TwilioStandIn(clock);
    private final TwilioTexts texts = new TwilioTexts(settings(twilio.uri()), clock);

    @AfterEach
    void close() {
        twilio.close();
    }

    @Test
    void givenAText_whenDelivered_thenTwilioHasItAndSaysWhatItCallsIt() {
        var receipt = texts.deliver(letter("\u00BFMa\u00F1ana? 100% & more + \uD83D\uDE97"));

        assertThat(twilio.taken())
                .singleElement()
                .satisfies(it -> assertThat(it)
                        .containsEntry("to", "+15305550142")
                        .containsEntry("service", TwilioStandIn.SERVICE)
                        .containsEntry("body", "\u00BFMa\u00F1ana? 100% & more + \uD83D\uDE97")
                        .containsEntry("sid", receipt.id()));
        assertThat(receipt.provider()).isEqualTo("twilio");
        assertThat(receipt.segments()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY,                   FOR_NOW,  twilio-429",
        "KNOWS_NOBODY,           FOR_NOW,  twilio-sign-in-refused",
        "REFUSES,                FOR_GOOD, twilio-21211",
        "OPTED_OUT,              FOR_GOOD, opted-out-at-carrier",
        "BROKEN,                 UNKNOWN,  outcome-unknown",
        "FALLS_SILENT,           UNKNOWN,  outcome-unknown",
        "TAKES_AND_FALLS_SILENT, UNKNOWN,  outcome-unknown",
        "TAKES_AND_HANGS_UP,     UNKNOWN,  outcome-unknown"
    })
    void givenATwilioThatIsNotFine_whenATextIsDelivered_thenItIsKnownHowCertainThatIs(
            Mood mood, Certainty certainty, String reason) {
        twilio.mood = mood;

        var notSent = catchThrowableOfType(NotSent.class, () -> texts.deliver(letter("Hello")));

        assertThat(notSent.certainty()).isEqualTo(certainty);
        assertThat(notSent.reason()).isEqualTo(reason);
        assertThat(notSent).hasNoCause().hasMessageNotContaining("5305550142");
        assertThat(notSent.pause()).isEqualTo(mood == Mood.BUSY ? Duration.ofSeconds(7) : null);
    }

    @Test
    void givenNoTwilio_whenATextIsDelivered_thenItMayBeTriedAgain() {
        twilio.close();

        var notSent = catchThrowableOfType(NotSent.class, () -> texts.deliver(letter("Hello")));

        assertThat(notSent.certainty()).isEqualTo(Certainty.FOR_NOW);
        assertThat(notSent.reason()).isEqualTo("twilio-no-connection");
    }

    @ParameterizedTest
    @EnumSource(names = {"TAKES_AND_FALLS_SILENT", "TAKES_AND_HANGS_UP"})
    void givenATwilioThatTookItAndDidNotSaySo_whenAsked_thenItIsFound(Mood mood) {
        twilio.mood = mood;
        assertThatExceptionOfType(NotSent.class).isThrownBy(() -> texts.deliver(letter("Hello")));

        var found = texts.find(letter("Hello"), NOON, Set.of());

        assertThat(found).isPresent();
        assertThat(found.orElseThrow().id()).isEqualTo(twilio.taken().getFirst().get("sid"));
    }

    @Test
    void givenOtherTexts_whenTwilioIsAsked_thenTheyAreNotTakenForThisOne() {
        var before = texts.deliver(letter("Hello"));
        clock.move(Duration.ofHours(1));

        assertThat(texts.find(letter("Hello"), clock.instant(), Set.of()))
                .as("an hour ago")
                .isEmpty();
        assertThat(texts.find(letter("Hi"), NOON, Set.of()))
                .as("another wording")
                .isEmpty();
        assertThat(texts.find(letter("Hello"), NOON, Set.of(String.valueOf(before.id()))))
                .as("known as another message")
                .isEmpty();
    }

    @Test
    void givenNoTwilio_whenAsked_thenThatIsNoAnswer() {
        twilio.close();

        var notSent = catchThrowableOfType(NotSent.class, () -> texts.find(letter("Hello"), NOON, Set.of()));

        assertThat(notSent.certainty()).isEqualTo(Certainty.FOR_NOW);
    }

    static MessagingSettings.Twilio settings(URI uri) {
        return new MessagingSettings.Twilio(
                TwilioStandIn.ACCOUNT, TwilioStandIn.TOKEN, TwilioStandIn.SERVICE, uri, Duration.ofMillis(700));
    }

    static Letter letter(String body) {
        return new Letter(
                UUID.randomUUID(),
                1,
                new Letter.Sender(
                        "Edgar",
                        "shop",
                        null,
                        "#112233",
                        null,
                        null,
                        URI.create("https://book.example.com/webhooks/twilio/status/x")),
                Channel.TEXT,
                "+15305550142",
                null,
                body,
                null,
                Purpose.ASKED_FOR,
                NOON.plusSeconds(600));
    }
}
