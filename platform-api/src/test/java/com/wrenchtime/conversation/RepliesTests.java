package com.wrenchtime.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class RepliesTests {

    @Test
    void givenTheCorpus_whenEachReplyIsRead_thenItMeansWhatPeopleMeant() throws IOException {
        var replies = replies();

        assertThat(replies).hasSizeGreaterThanOrEqualTo(120);
        assertThat(replies.stream().filter(it -> Replies.meaningOf(it.text()) != it.meaning()))
                .extracting(it -> "%s was taken for %s".formatted(it, Replies.meaningOf(it.text())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"YES", "yes", "Y", "S\u00ED", "si"})
    void givenAYes_whenRead_thenItIsNoCommand(String yes) {
        assertThat(Replies.meaningOf(yes)).isEqualTo(Meaning.MESSAGE);
    }

    @ParameterizedTest
    @MethodSource
    void givenWordsOfCarriers_whenRead_thenTheyNeverTouchAnAppointment(String word) {
        assertThat(Replies.meaningOf(word)).isEqualTo(Meaning.STOP);
    }

    static List<String> givenWordsOfCarriers_whenRead_thenTheyNeverTouchAnAppointment() {
        return List.of("END", "QUIT", "CANCEL");
    }

    private static List<Reply> replies() throws IOException {
        try (Stream<String> lines = new ClassPathResource("conversation/replies.tsv")
                .getContentAsString(UTF_8)
                .lines()) {
            return lines.filter(it -> !it.startsWith("#"))
                    .map(it -> it.split("\t", 2))
                    .map(it -> new Reply(Meaning.valueOf(it[0]), it[1]))
                    .toList();
        }
    }

    private record Reply(Meaning meaning, String text) {}
}
