package com.wrenchtime.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.wrenchtime.tenancy.PlatformDataSource;
import com.wrenchtime.testing.PlatformTest;
import com.wrenchtime.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of signing keys over months, on two nodes that share nothing but the database. */
@PlatformTest
class SigningKeyTests {

    private static final OAuthSettings SETTINGS = new OAuthSettings(
            "a secret of this test alone, long enough",
            Duration.ofMinutes(10),
            Duration.ofHours(12),
            Duration.ofDays(7),
            Duration.ofDays(30));

    private final PlatformDataSource platform;
    private final MovedClock clock = new MovedClock(Clock.fixed(Instant.parse("2027-01-01T00:00:00Z"), ZoneOffset.UTC));

    SigningKeyTests(PlatformDataSource platform) {
        this.platform = platform;
    }

    @BeforeEach
    @AfterEach
    void noKeys() {
        TestDatabase.shared()
                .superuser()
                .sql("DELETE FROM platform.signing_key")
                .update();
    }

    @Test
    void givenTwoNodes_whenTheySign_thenEachVerifiesTheOthersKey() {
        var one = node();
        var two = node();

        assertThat(two.current().getKeyID()).isEqualTo(one.current().getKeyID());
        assertThat(published(two)).containsExactly(one.current().getKeyID());
    }

    @Test
    void givenAKey_whenItsTimeIsOver_thenTheNextIsPublishedBeforeItSignsAndTheFormerOutlivesItsTokens() {
        var one = node();
        var two = node();
        var former = one.current().getKeyID();
        two.current();

        clock.move(SETTINGS.keyRotation().plusMinutes(1));
        one.rotate();
        one.rotate();
        two.rotate();

        assertThat(one.current().getKeyID()).isEqualTo(former);
        assertThat(published(two)).hasSize(2).contains(former);

        clock.move(SigningKeys.AHEAD);
        var next = two.current().getKeyID();

        assertThat(next).isNotEqualTo(former);
        assertThat(one.current().getKeyID()).isEqualTo(next);
        one.rotate();
        assertThat(published(two)).containsExactlyInAnyOrder(former, next);

        clock.move(SigningKeys.AFTERLIFE.plusMinutes(1));
        one.rotate();
        clock.move(Duration.ofMinutes(2));

        assertThat(published(two)).containsExactly(next);
    }

    @Test
    void givenAKeyThatAnotherNodeJustMade_whenATokenComes_thenItIsLookedFor() {
        var one = node();
        var two = node();
        two.current();
        TestDatabase.shared()
                .superuser()
                .sql("DELETE FROM platform.signing_key")
                .update();
        clock.move(Duration.ofMinutes(2));
        var young = node().current();
        clock.move(Duration.ofSeconds(6));

        var found = two.get(
                new JWKSelector(new JWKMatcher.Builder().keyID(young.getKeyID()).build()), null);

        assertThat(found).hasSize(1).noneMatch(JWK::isPrivate);
        assertThat(one.current().getKeyID()).isEqualTo(young.getKeyID());
    }

    @Test
    void givenTheDatabaseAlone_whenRead_thenItGivesNoKeyAway() {
        var key = node().current();

        var sealed = TestDatabase.shared()
                .superuser()
                .sql("SELECT sealed FROM platform.signing_key")
                .query((row, number) -> row.getBytes("sealed"))
                .single();

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                .doesNotContain(key.getD().toString())
                .doesNotContain("\"kty\"");
        assertThat(key.toPublicJWK().isPrivate()).isFalse();
    }

    @Test
    void givenAnotherSecret_whenKeysAreRead_thenTheOldOnesAreLeftOutAndANewOneSigns() {
        var before = node().current().getKeyID();
        var changed = new OAuthSettings(
                "another secret of this test, long enough",
                SETTINGS.accessTokenLife(),
                SETTINGS.refreshTokenLife(),
                SETTINGS.sessionLife(),
                SETTINGS.keyRotation());

        var after = new SigningKeys(platform, new Sealing(changed), changed, clock);

        assertThat(after.current().getKeyID()).isNotEqualTo(before);
        assertThat(published(after)).doesNotContain(before);
    }

    private SigningKeys node() {
        return new SigningKeys(platform, new Sealing(SETTINGS), SETTINGS, clock);
    }

    private static List<String> published(SigningKeys keys) {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null).stream()
                .map(JWK::getKeyID)
                .toList();
    }
}
