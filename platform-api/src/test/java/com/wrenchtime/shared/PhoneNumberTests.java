package com.wrenchtime.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTests {

    @ParameterizedTest
    @CsvSource({
        "(530) 555-0123,     US, +15305550123",
        "530.555.0123,       US, +15305550123",
        "5305550123,         US, +15305550123",
        "1 530 555 0123,     US, +15305550123",
        "+1 (530) 555-0123,  GB, +15305550123",
        "  530-555-0123  ,   CA, +15305550123",
        "0171 2345678,       DE, +491712345678",
        "020 7946 0018,      GB, +442079460018",
        "+61 2 9374 4000,    US, +61293744000",
    })
    void givenAnyUsualSpelling_whenParsed_thenOneForm(String typed, String region, String e164) {
        assertThat(PhoneNumber.parse(typed, region)).isEqualTo(new PhoneNumber(e164));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "call me",
                "555-0123",
                "530 555 012",
                "530 555 01234",
                "(130) 555-0123",
                "911",
                "+999 555 0123",
                "530-555-0123<script>",
                "530-555-0123 ext. 7",
                "' OR 1=1 --"
            })
    void givenWhatIsNoNumber_whenParsed_thenRefusedWithoutRepeatingIt(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.parse(typed, "US"))
                .withMessageStartingWith("Phone number must")
                .withMessageNotContaining("555")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "15305550123",
                "+05305550123",
                "+1530555012345678",
                "+123456",
                "+1 5305550123",
                "+15305550123\n"
            })
    void givenAnotherForm_whenMade_thenRefused(String e164) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber(e164));
    }

    @Test
    void givenANumber_whenShown_thenNationalAndInternational() {
        var number = new PhoneNumber("+15305550123");

        assertThat(number.national()).isEqualTo("(530) 555-0123");
        assertThat(number.international()).isEqualTo("+1 530-555-0123");
    }

    @Test
    void givenAStoredNumberOfNoPlan_whenShown_thenAsItIs() {
        assertThat(new PhoneNumber("+9995550123").national()).isEqualTo("+9995550123");
    }

    @Test
    void givenANumber_whenLogged_thenOnlyTheLastTwoDigits() {
        assertThat(new PhoneNumber("+15305550123")).hasToString("+*********23");
    }
}
