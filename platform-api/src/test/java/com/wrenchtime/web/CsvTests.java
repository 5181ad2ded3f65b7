package com.wrenchtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {

    @Test
    void givenCells_whenWritten_thenQuotesAreDoubledAndNothingIsEmpty() {
        assertThat(Csv.line("a", null, "b \"c\"", "d,e\nf", ""))
                .isEqualTo("\"a\",,\"b \"\"c\"\"\",\"d,e\nf\",\"\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1 530 555 0142",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "  =1",
                "\u00A0=1",
                "\uFF1D1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF201"
            })
    void givenTextLikeAFormula_whenWritten_thenItIsText(String text) {
        assertThat(Csv.line(text)).isEqualTo("\"'" + text + "\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1", "1-1", "'=1", "{\"a\":-1}", "1"})
    void givenOtherText_whenWritten_thenItStaysAsItIs(String text) {
        assertThat(Csv.line(text)).isEqualTo("\"" + text.replace("\"", "\"\"") + "\"\r\n");
    }
}
