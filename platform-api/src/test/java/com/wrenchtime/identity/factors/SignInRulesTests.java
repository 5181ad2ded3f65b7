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

    // Standing: long = the password may stand alone, app = authenticator, key = passkey, owner, n = has signed in
    // before.
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
            for (int bits = 0; bits < 32; bits++) {
                var standing =
                        new Standing((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0, bits >> 4);
                if (SignInRules.next(given, standing) instanceof Step.SignedIn(var amr)) {
                    assertThat(given).containsAnyOf(Factor.PASSWORD, Factor.PASSKEY);
                    assertThat(standing.hasSecondFactor() && !amr.contains("mfa"))
                            .as("%s of %s", given, standing)
                            .isFalse();
                }
            }
        }
    }

    private static Set<Factor> factors(String text) {
        var factors = EnumSet.noneOf(Factor.class);
        words(text).forEach(it -> factors.add(Factor.valueOf(it)));
        return factors;
    }

    private static Standing standing(String text) {
        var words = words(text);
        return new Standing(
                words.contains("long"),
                words.contains("app"),
                words.contains("key"),
                words.contains("owner"),
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
