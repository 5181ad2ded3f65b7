package com.wrenchtime.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostalCodeTests {

    @ParameterizedTest
    @CsvSource({
        "95695,       US, 95695",
        "' 95695 ',   us, 95695",
        "95695-1234,  US, 95695",
        "95695 1234,  US, 95695",
        "956951234,   US, 95695",
        "00601,       US, 00601",
        "K1A 0B1,     CA, K1A 0B1",
        "k1a0b1,      ca, K1A 0B1",
        "K1A-0b1,     CA, K1A 0B1",
        "sw1a 1aa,    GB, SW1A 1AA",
        "10115,       DE, 10115",
        "1234-567,    PT, 1234-567",
        "15,          FO, 15",
        "1234567890,  IR, 1234567890",
    })
    void givenACode_whenMade_thenInTheFormInWhichCodesAreCompared(String typed, String country, String value) {
        var code = new PostalCode(typed, country);

        assertThat(code.value()).isEqualTo(value);
        assertThat(code.country()).isUpperCase().isEqualToIgnoringCase(country);
    }

    @ParameterizedTest
    @CsvSource({
        "'',           US",
        "9569,         US",
        "956950,       US",
        "95695-,       US",
        "95695-123,    US",
        "95695--1234,  US",
        "9569A,        US",
        "K1A 0B1,      US",
        "٩٥٦٩٥,        US",
        "95695,        CA",
        "K1A 0B,       CA",
        "K1A  0B1,     CA",
        "W1A 0B1,      CA",
        "K1D 0B1,      CA",
        "K1A 0O1,      CA",
        "K1A 0B1 X,    CA",
        "1,            DE",
        "12345678901,  DE",
        "-1234,        DE",
        "1234-,        DE",
        "12_34,        DE",
        "ßß,           DE",
        "95695,        USA",
        "95695,        XX",
        "95695,        ''",
    })
    void givenNoSuchCode_whenMade_thenRefused(String typed, String country) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PostalCode(typed, country))
                .withMessageMatching("(Postal code|Country) must be .*");
    }
}
