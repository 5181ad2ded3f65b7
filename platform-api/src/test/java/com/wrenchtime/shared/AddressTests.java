package com.wrenchtime.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTests {

    static final PostalCode WOODLAND = new PostalCode("95695", "US");

    @Test
    void givenAnAddress_whenMade_thenItsLinesAreTrimmed() {
        var address = new Address(" 300 First St ", " Unit 4 ", " Woodland ", " CA ", WOODLAND, "us", null);

        assertThat(address).isEqualTo(new Address("300 First St", "Unit 4", "Woodland", "CA", WOODLAND, "US", null));
        assertThat(address.line1()).isEqualTo("300 First St");
    }

    @Test
    void givenABlankSecondLine_whenMade_thenItIsAbsent() {
        assertThat(withLine2("  ").line2()).isNull();
        assertThat(withLine2(null).line2()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "300\nFirst", "300 First\r\n", "300\0", "300\u0085", "300\u2028First", "300\uD83D"})
    void givenABlankOrUnwritableLine_whenMade_thenRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withLine1(text))
                .withMessageStartingWith("Address line 1 must not");
    }

    @Test
    void givenEachLineAtItsLongest_whenOneLonger_thenRefused() {
        var line = "x".repeat(120);
        var name = "x".repeat(80);

        assertThat(new Address(line, line, name, name, WOODLAND, "US", null).line1())
                .hasSize(120);
        assertRefused("Address line 1", () -> new Address(line + "x", line, name, name, WOODLAND, "US", null));
        assertRefused("Address line 2", () -> new Address(line, line + "x", name, name, WOODLAND, "US", null));
        assertRefused("City", () -> new Address(line, line, name + "x", name, WOODLAND, "US", null));
        assertRefused("Region", () -> new Address(line, line, name, name + "x", WOODLAND, "US", null));
    }

    @Test
    void givenAForeignPostalCode_whenMade_thenRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Address("300 First St", null, "Woodland", "CA", WOODLAND, "CA", null))
                .withMessage("Country must be the postal code's country");
    }

    @Test
    void givenAnAddress_whenLogged_thenOnlyItsPostalArea() {
        var address =
                new Address("300 First St", null, "Woodland", "CA", WOODLAND, "US", new Place(38.6785, -121.7733));

        assertThat(address).hasToString("*** 95695 US");
    }

    private static void assertRefused(String name, Runnable making) {
        assertThatIllegalArgumentException()
                .isThrownBy(making::run)
                .withMessageStartingWith(name + " must have at most");
    }

    private static Address withLine1(String line1) {
        return new Address(line1, null, "Woodland", "CA", WOODLAND, "US", null);
    }

    private static Address withLine2(@Nullable String line2) {
        return new Address("300 First St", line2, "Woodland", "CA", WOODLAND, "US", null);
    }
}
