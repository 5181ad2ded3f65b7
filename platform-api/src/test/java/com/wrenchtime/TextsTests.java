package com.wrenchtime;

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

    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final String ENGLISH = "[a-z]+\\.properties";
    private static final String SPANISH = "[a-z]+_es\\.properties";
    private static final Pattern USED = Pattern.compile("#\\{([a-z0-9-]+(?:\\.[a-zA-Z0-9-]+)+)");
    private static final Pattern ARGUMENT = Pattern.compile("\\{[0-9]\\}");

    @Test
    void givenTheTexts_whenCompared_thenEachIsThereInBothLanguagesWithTheSameArguments() throws IOException {
        var english = texts(ENGLISH);
        var spanish = texts(SPANISH);

        assertThat(spanish.keySet()).containsExactlyElementsOf(english.keySet());
        assertThat(english)
                .allSatisfy((key, text) -> assertThat(arguments(spanish.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(arguments(text)));
    }

    @Test
    void givenTheTemplates_whenRead_thenEveryTextThatTheyNameIsThere() throws IOException {
        try (var files = Files.walk(RESOURCES.resolve("templates"))) {
            var used = files.filter(it -> it.toString().endsWith(".html"))
                    .flatMap(it -> USED.matcher(read(it)).results())
                    .map(it -> it.group(1))
                    .distinct();

            assertThat(used).isNotEmpty().isSubsetOf(texts(ENGLISH).keySet());
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

    /** What is said by the files whose names are like this. */
    private static SortedMap<String, String> texts(String names) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.list(RESOURCES.resolve("messages"))) {
            files.filter(it -> it.getFileName().toString().matches(names))
                    .map(TextsTests::properties)
                    .forEach(it -> it.forEach((key, text) -> texts.put(key.toString(), text.toString())));
        }
        return texts;
    }

    private static Properties properties(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
