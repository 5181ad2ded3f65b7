package com.wrenchtime.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What pages and mails say to people, in each language. */
class TextsTests {

    private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates");
    private static final Pattern USED = Pattern.compile("#\\{([a-z0-9-]+(?:\\.[a-zA-Z0-9-]+)+)");
    private static final Pattern ARGUMENT = Pattern.compile("\\{[0-9]\\}");

    @Test
    void givenTheTexts_whenCompared_thenEachIsThereInBothLanguagesWithTheSameArguments() {
        var english = texts("identity.properties");
        var spanish = texts("identity_es.properties");

        assertThat(spanish.keySet()).containsExactlyElementsOf(english.keySet());
        assertThat(english)
                .allSatisfy((key, text) -> assertThat(arguments(spanish.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(arguments(text)));
    }

    @Test
    void givenTheTemplates_whenRead_thenEveryTextThatTheyNameIsThere() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            var used = files.filter(it -> it.toString().endsWith(".html"))
                    .flatMap(it -> USED.matcher(read(it)).results())
                    .map(it -> it.group(1))
                    .distinct();

            assertThat(used)
                    .isNotEmpty()
                    .isSubsetOf(texts("identity.properties").keySet());
        }
    }

    private static List<String> arguments(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .distinct()
                .toList();
    }

    private static SortedMap<String, String> texts(String file) {
        var texts = new TreeMap<String, String>();
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src", "main", "resources", "messages", file))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
