package com.wrenchtime.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VinTests {

    @ParameterizedTest
    @CsvSource({
        "1M8GDM9AXKP042788,    1M8GDM9AXKP042788",
        "5GZCZ43D13S812715,    5GZCZ43D13S812715",
        "1HGCM82633A004352,    1HGCM82633A004352",
        "' 1hgcm82633a004352 ', 1HGCM82633A004352",
        "4T1BE32K25U056382,    4T1BE32K25U056382",
        "7SAYGDEE2PA118444,    7SAYGDEE2PA118444",
        "11111111111111111,    11111111111111111",
    })
    void givenANorthAmericanVin_whenItsCheckDigitFits_thenAccepted(String typed, String value) {
        assertThat(new Vin(typed).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1M8GDM9AXKP042788", "5GZCZ43D13S812715", "1HGCM82633A004352", "7SAYGDEE2PA118444"})
    void givenANorthAmericanVin_whenOneDigitIsMistyped_thenRefused(String vin) {
        for (int i = 1; i < vin.length(); i++) {
            // From a digit to the next, or a letter to a digit: all of 10 values differ by less than 11, so each shows.
            char other =
                    Character.isDigit(vin.charAt(i)) ? (char) ('0' + (vin.charAt(i) - '0' + 1) % 10) : other(vin, i);
            var mistyped = vin.substring(0, i) + other + vin.substring(i + 1);

            assertThatIllegalArgumentException()
                    .as(mistyped)
                    .isThrownBy(() -> new Vin(mistyped))
                    .withMessage("VIN is mistyped: its check digit, the 9th character, does not fit");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1M8GDM9AXPK042788", "5GZCZ34D13S812715", "1HGCM82633A004325"})
    void givenANorthAmericanVin_whenNeighboursAreSwapped_thenRefused(String swapped) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Vin(swapped));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "4", "5", "7F", "7Z", "70", "79"})
    void givenARegionWithCheckDigits_whenItDoesNotFit_thenRefused(String region) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Vin(withoutCheckDigit(region)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W", "J", "K", "S", "Z", "6", "7A", "7E", "8", "9", "0"})
    void givenARegionWithoutCheckDigits_whenMade_thenPosition9IsTheMakers(String region) {
        assertThat(new Vin(withoutCheckDigit(region)).value()).startsWith(region);
    }

    @Test
    void givenAEuropeanVin_whenMade_thenAccepted() {
        assertThat(new Vin("WVWZZZ1JZ3W386752").value()).isEqualTo("WVWZZZ1JZ3W386752");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1M8GDM9AXKP04278",
                "1M8GDM9AXKP0427888",
                "WVWZZZ1JZ3W38675I",
                "WVWZZZ1JZ3W38675O",
                "WVWZZZ1JZ3W38675q",
                "WVWZZZ1JZ3W38675-",
                "WVWZZZ1JZ3W 38675",
                "WVWZZZ1JZ3W38675\u0131",
                "WVWZZZ1JZ3W3867\u00DF"
            })
    void givenAnotherForm_whenMade_thenRefused(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Vin(typed))
                .withMessage("VIN must have 17 letters and digits, without I, O and Q");
    }

    /** Position 9 is a letter other than X, which no check digit can be. */
    private static String withoutCheckDigit(String region) {
        return region + "VWZZZ1JZ3W386752".substring(region.length() - 1);
    }

    private static char other(String vin, int at) {
        return vin.charAt(at) == 'X' ? '0' : vin.charAt(at) == 'A' || vin.charAt(at) == 'J' ? '2' : '1';
    }
}
