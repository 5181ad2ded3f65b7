package com.wrenchtime.identity.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCodesTests {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.parse("2027-06-07T12:00:10Z");

    // RFC 6238, appendix B: the last six of its eight digits.
    @ParameterizedTest
    @CsvSource(textBlock = """
        59,          287082
        1111111109,  081804
        1111111111,  050471
        1234567890,  005924
        2000000000,  279037
        20000000000, 353130
        """)
    void givenTheStandardsSecret_whenACodeIsMade_thenItIsTheStandards(long second, String code) {
        assertThat(TimeCodes.code(SECRET, TimeCodes.stepAt(Instant.ofEpochSecond(second))))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        -60, false
        -30, true
        0,   true
        30,  true
        60,  false
        """)
    void givenAClockThatIsOff_whenItsCodeIsTried_thenOneStepIsBorne(long seconds, boolean isRight) {
        var code = TimeCodes.code(SECRET, TimeCodes.stepAt(NOW.plusSeconds(seconds)));

        assertThat(TimeCodes.stepOf(code, SECRET, NOW, 0).isPresent()).isEqualTo(isRight);
    }

    @Test
    void givenACodeThatWasUsed_whenTriedAgain_thenNeitherItNorAnOlderOneIsRight() {
        var present = TimeCodes.stepAt(NOW);

        assertThat(TimeCodes.stepOf(TimeCodes.code(SECRET, present), SECRET, NOW, present))
                .isEmpty();
        assertThat(TimeCodes.stepOf(TimeCodes.code(SECRET, present - 1), SECRET, NOW, present))
                .isEmpty();
        assertThat(TimeCodes.stepOf(TimeCodes.code(SECRET, present + 1), SECRET, NOW, present))
                .hasValue(present + 1);
    }

    @ParameterizedTest
    @CsvSource({"''", "12345", "1234567", "abcdef", "１２３４５６"})
    void givenSomethingElse_whenTried_thenItIsWrong(String code) {
        assertThat(TimeCodes.stepOf(code, SECRET, NOW, 0)).isEmpty();
    }
}
