package com.wrenchtime.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @ParameterizedTest
    @CsvSource({
        "edgar@example.com,                edgar@example.com",
        "Edgar@Example.COM,                edgar@example.com",
        "'  edgar@example.com ',           edgar@example.com",
        "edgar.g+shop@mail.example.co.uk,  edgar.g+shop@mail.example.co.uk",
        "o'brien_1@example.com,            o'brien_1@example.com",
        "x@xn--mller-kva.example,          x@xn--mller-kva.example",
        "e@a.io,                           e@a.io",
    })
    void givenAnAddress_whenMade_thenTrimmedAndInLowerCase(String typed, String value) {
        assertThat(new EmailAddress(typed).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "edgar",
                "edgar@",
                "@example.com",
                "edgar@localhost",
                "edgar@@example.com",
                "edgar@example.com@example.org",
                ".edgar@example.com",
                "edgar.@example.com",
                "ed..gar@example.com",
                "edgar@.example.com",
                "edgar@example..com",
                "edgar@example.com.",
                "edgar@-example.com",
                "edgar@example-.com",
                "edgar@exam_ple.com",
                "edgar@127.0.0.1",
                "edgar@[127.0.0.1]",
                "edgar@example.c",
                "Edgar <edgar@example.com>",
                "\"edgar\"@example.com",
                "edgar(shop)@example.com",
                "edgar@example.com,other@example.com",
                "edgar@example.com\r\nBcc: other@example.com",
                "edgar@example.com\n",
                "\tedgar@example.com",
                "ed\0gar@example.com",
                "ed gar@example.com",
                "edgár@example.com",
                "edgar@exämple.com",
                "edgar@example.com\u202E",
            })
    void givenWhatIsNoAddress_whenMade_thenRefusedWithoutRepeatingIt(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress(typed))
                .withMessageStartingWith("E-mail address must")
                .withMessageNotContaining("edgar");
    }

    @Test
    void givenALetterThatLowerCasesIntoAscii_whenMade_thenRefused() {
        var kelvin = "\u212A@example.com";

        assertThat(kelvin.toLowerCase(Locale.ROOT)).isEqualTo("k@example.com");
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(kelvin));
    }

    @Test
    void givenTheLongestParts_whenOneLonger_thenRefused() {
        var name = "n".repeat(64);
        var label = "d".repeat(63);
        var domain = label + "." + label + "." + "d".repeat(57) + ".com";

        assertThat(new EmailAddress(name + "@" + domain).value()).hasSize(254);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress(name + "@" + domain + "x"))
                .withMessage("E-mail address must have at most 254 characters");
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(name + "n@example.com"));
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("n@" + label + "d.com"));
    }

    @Test
    void givenAnAddress_whenLogged_thenNeitherNameNorDomain() {
        assertThat(new EmailAddress("edgar@garage.example.com")).hasToString("***@***.com");
    }
}
