package com.wrenchtime.identity.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordPolicyTests {

    private static final List<String> KNOWN = List.of(
            "Edgar Ortiz", "edgar.ortiz@mobile-auto.example", "Edgar's Mobile Auto Shop", "edgar", "Wrenchtime");

    private final PasswordPolicy policy = new PasswordPolicy(new CommonPasswords());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        eleven horses battery staple       | false |
        correct horse battery staple       | false | COMMON
        three loose wheel nuts             | false |
        llave inglesa número trece         | false |
        fünfzehn zeich!                    | false |
        fourteen chars                     | false | TOO_SHORT_ALONE
        xK9 mv2w                           | true  |
        xK9 mv2                            | true  | TOO_SHORT
        xK9 mv2                            | false | TOO_SHORT_ALONE
        password                           | true  | COMMON
        PassWord1                          | true  | COMMON
        1qaz2wsx3edc4rfv                   | false | COMMON
        passwordpassword                   | false | COMMON
        trustno1trustno1                   | false | COMMON
        sunshine12345678                   | false | COMMON
        iloveyou1iloveyou2                 | false | COMMON
        aaaaaaaaaaaaaaaaaa                 | false | COMMON
        xK9xK9xK9xK9xK9xK9                 | false | TOO_SIMPLE
        abcdefghijklmnopqrs                | false | TOO_SIMPLE
        9876543210987654                   | false | TOO_SIMPLE
        qwertyuiopasdfghjkl                | false | COMMON
        poiuytrewqlkjhgfdsamnbv            | false | TOO_SIMPLE
        EdgarMobileAuto24                  | false | ABOUT_YOU
        wrenchtime-edgar-ortiz             | false | ABOUT_YOU
        Ortiz!Mobile!Shop!                 | false | ABOUT_YOU
        edgar likes purple trucks          | false |
        """)
    void givenAPassword_whenSomebodyWantsIt_thenThePolicyDecides(
            String password, boolean withSecondFactor, PasswordFlaw flaw) {
        assertThat(policy.flawOf(password, withSecondFactor, KNOWN).orElse(null))
                .isEqualTo(flaw);
    }

    @Test
    void givenTheLongestPassword_whenOneCharacterIsAdded_thenItIsTooLong() {
        var words = "correct horse battery staple, eleven mules and a wagon; "
                        .repeat(3)
                        .substring(0, 127) + "!";

        assertThat(policy.flawOf(words, false, KNOWN)).isEmpty();
        assertThat(policy.flawOf(words + "!", false, KNOWN)).contains(PasswordFlaw.TOO_LONG);
    }
}
