package com.wrenchtime.messaging;

import static com.wrenchtime.messaging.Segments.Alphabet.GSM_7;
import static com.wrenchtime.messaging.Segments.Alphabet.UCS_2;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.messaging.Segments.Encoded;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentsTests {

    @ParameterizedTest
    @MethodSource
    void givenAText_whenItIsCounted_thenAsCarriersDo(String text, Encoded encoded) {
        assertThat(Encoded.of(text)).isEqualTo(encoded);
    }

    static Stream<Arguments> givenAText_whenItIsCounted_thenAsCarriersDo() {
        return Stream.of(
                Arguments.of("a".repeat(160), new Encoded(GSM_7, 160, 1)),
                Arguments.of("a".repeat(161), new Encoded(GSM_7, 161, 2)),
                Arguments.of("a".repeat(306), new Encoded(GSM_7, 306, 2)),
                Arguments.of("a".repeat(307), new Encoded(GSM_7, 307, 3)),
                // A character of two places is not cut in two: it goes into the next part.
                Arguments.of("a".repeat(152) + "[" + "a".repeat(151), new Encoded(GSM_7, 305, 2)),
                Arguments.of("a".repeat(152) + "[" + "a".repeat(152), new Encoded(GSM_7, 306, 3)),
                Arguments.of("\u20AC".repeat(80), new Encoded(GSM_7, 160, 1)),
                Arguments.of("Se\u00F1or, \u00BFma\u00F1ana? \u00C9l", new Encoded(GSM_7, 18, 1)),
                // Spanish has letters that the short alphabet lacks.
                Arguments.of("\u00E1".repeat(70), new Encoded(UCS_2, 70, 1)),
                Arguments.of("\u00E1".repeat(71), new Encoded(UCS_2, 71, 2)),
                Arguments.of("\uD83D\uDE97".repeat(35), new Encoded(UCS_2, 70, 1)),
                // 66 units and a pair that does not fit into the 67.
                Arguments.of("\u00E1".repeat(66) + "\uD83D\uDE97" + "\u00E1".repeat(65), new Encoded(UCS_2, 133, 2)));
    }
}
