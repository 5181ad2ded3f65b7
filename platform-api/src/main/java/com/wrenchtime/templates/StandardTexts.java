package com.wrenchtime.templates;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.wrenchtime.messaging.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;

/** The texts that every shop begins with. */
final class StandardTexts {

    private static final Map<Language, Properties> TEXTS = load();

    private StandardTexts() {}

    private static Map<Language, Properties> load() {
        var texts = new EnumMap<Language, Properties>(Language.class);
        for (var language : Language.values()) {
            var properties = new Properties();
            try (var file = new ClassPathResource("message-templates/%s.properties".formatted(language.code()))
                    .getInputStream()) {
                properties.load(new java.io.InputStreamReader(file, UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            texts.put(language, properties);
        }
        return texts;
    }

    /** Every standard text. */
    static List<Template> all() {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> Arrays.stream(Language.values())
                        .flatMap(language -> Arrays.stream(Channel.values())
                                .flatMap(channel -> find(new Template.Key(kind, language, channel)).stream())))
                .toList();
    }

    /** The standard text; nothing where such a message is never sent. */
    static Optional<Template> find(Template.Key key) {
        var texts = TEXTS.getOrDefault(key.language(), new Properties());
        var name = key.kind().slug();
        return switch (key.channel()) {
            case TEXT ->
                Optional.ofNullable(texts.getProperty(name + ".text"))
                        .map(it -> new Template(key, null, it, 0, null, null));
            case MAIL ->
                Optional.ofNullable(texts.getProperty(name + ".mail"))
                        .map(it -> new Template(key, texts.getProperty(name + ".subject"), it, 0, null, null));
        };
    }
}
