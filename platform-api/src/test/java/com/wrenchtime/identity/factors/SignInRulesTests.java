package com.wrenchtime.identity.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInRulesTests {

    // Standing: none = no password, long = it may stand alone, app = authenticator, key = passkey, keys = two of them,
    // owner,
    // operator, n = has signed in before.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # given                            | standing           | then
                                           | long               | first
                                           | long app key       | first
        AUTHENTICATOR                      | long app           | first
        RECOVERY_CODE                      | long app           | first
        AUTHENTICATOR RECOVERY_CODE        | long app owner     | first
        PASSWORD                           | long               | in: pwd
        PASSWORD                           | long n             | in: pwd
        PASSWORD                           | long owner         | in: pwd
        PASSWORD                           | long owner n       | set up
        PASSWORD                           |                    | set up
        PASSWORD                           | owner              | set up
        PASSWORD                           | long app           | second
        PASSWORD                           | long key           | second
        PASSWORD                           | app                | second
        PASSWORD                           | long app owner n   | second
        PASSWORD AUTHENTICATOR             | long app           | in: mfa otp pwd
        PASSWORD AUTHENTICATOR             | app owner n        | in: mfa otp pwd
        PASSWORD RECOVERY_CODE             | long key owner n   | in: mfa otp pwd
        PASSWORD AUTHENTICATOR             | long owner n       | set up
        PASSWORD RECOVERY_CODE             |                    | set up
        PASSKEY                            | key                | in: mfa pop user
        PASSKEY                            | long app key owner n | in: mfa pop user
        PASSWORD PASSKEY                   | app key            | in: mfa pop user
        """)
    void givenFactorsAndAStanding_whenAskedWhatIsNext_thenItIs(String given, String standing, String then) {
        assertThat(told(SignInRules.next(factors(given), standing(standing)))).isEqualTo(then);
    }

    @Test
    void givenEverySetOfFactorsAndEveryStanding_whenAskedWhatIsNext_thenNobodyIsInWithoutPasswordOrPasskey() {
        for (int factors = 0; factors < 1 << Factor.values().length; factors++) {
            var given = EnumSet.noneOf(Factor.class);
            int left = factors;
            for (var factor : Factor.values()) {
                if ((left & 1) != 0) {
                    given.add(factor);
                }
                left >>= 1;
            }
            for (int bits = 0; bits < 64; bits++) {
                var standing = new Standing(
                        true,
                        (bits & 1) != 0,
                        (bits & 2) != 0,
                        (bits >> 2) & 1,
                        (bits & 8) != 0,
                        (bits & 16) != 0,
                        bits >> 5);
                if (SignInRules.next(given, standing) instanceof Step.SignedIn(var amr)) {
                    assertThat(given).containsAnyOf(Factor.PASSWORD, Factor.PASSKEY);
                    assertThat(standing.hasSecondFactor() && !amr.contains("mfa"))
                            .as("%s of %s", given, standing)
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # standing           | without the app | with a passkey less
        long app n           | true            | true
        app n                | false           | true
        app key n            | true            | true
        key n                | false           | false
        keys n               | true            | true
        long app owner n     | false           | true
        long app key owner n | true            | true
        long key owner n     | true            | false
        none key n           | true            | false
        none keys n          | true            | true
        none app key n       | true            | false
        long key operator n  | true            | false
        long keys operator n | true            | true
        """)
    void givenAStanding_whenAFactorIsGivenUp_thenWhatIsLeftMustBeEnough(
            String standing, boolean withoutApp, boolean withPasskeyLess) {
        if (standing.contains("app")) {
            assertThat(SignInRules.mayLoseAuthenticator(standing(standing))).isEqualTo(withoutApp);
        }
        if (standing.contains("key")) {
            assertThat(SignInRules.mayLosePasskey(standing(standing))).isEqualTo(withPasskeyLess);
        }
    }

    @Test
    void givenAnOperator_whenTheyWantAnotherPasskey_thenOnlyAPasskeyLeadsToIt() {
        var operator = standing("long app key operator n");

        assertThat(SignInRules.mayAddPasskey(Set.of("pwd", "otp", "mfa"), operator))
                .isFalse();
        assertThat(SignInRules.mayAddPasskey(Set.of(), operator)).isFalse();
        assertThat(SignInRules.mayAddPasskey(Set.of("pop", "user", "mfa"), operator))
                .isTrue();
        assertThat(SignInRules.mayAddPasskey(Set.of("pwd"), standing("long n"))).isTrue();
    }

    private static Set<Factor> factors(String text) {
        var factors = EnumSet.noneOf(Factor.class);
        words(text).forEach(it -> factors.add(Factor.valueOf(it)));
        return factors;
    }

    private static Standing standing(String text) {
        var words = words(text);
        return new Standing(
                !words.contains("none"),
                words.contains("long") || words.contains("none"),
                words.contains("app"),
                words.contains("keys") ? 2 : words.contains("key") ? 1 : 0,
                words.contains("owner"),
                words.contains("operator"),
                words.contains("n") ? 1 : 0);
    }

    private static Set<String> words(String text) {
        return text == null ? Set.of() : new TreeSet<>(Arrays.asList(text.split(" ")));
    }

    private static String told(Step step) {
        return switch (step) {
            case Step.FirstFactor _ -> "first";
            case Step.SecondFactor _ -> "second";
            case Step.SetUpSecondFactor _ -> "set up";
            case Step.SignedIn(var amr) -> "in: " + String.join(" ", new TreeSet<>(amr));
        };
    }
}
