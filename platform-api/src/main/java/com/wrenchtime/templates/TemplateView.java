package com.wrenchtime.templates;

import com.wrenchtime.messaging.Channel;
import com.wrenchtime.messaging.Segments;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A template as the shop's people see it.
 *
 * @param segments how many segments a text has with values of usual length; null for a mail
 * @param variables all that may be named
 * @param standardSubject what the standard text's is; null for a text
 * @param version to send as If-Match with a change; 0 while the shop says the standard text
 */
record TemplateView(
        String kind,
        @Schema(allowableValues = {"en", "es"}) String language,
        @Schema(allowableValues = {"text", "mail"}) String channel,
        @Nullable String subject,
        String body,
        @Nullable Integer segments,
        List<String> variables,
        @Nullable String standardSubject,
        String standardBody,
        int version,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {

    private static final List<String> VARIABLES =
            Arrays.stream(Variable.values()).map(Variable::slug).toList();

    static TemplateView of(Template it) {
        var standard = StandardTexts.find(it.key()).orElse(it);
        return new TemplateView(
                it.key().kind().slug(),
                it.key().language().code(),
                it.key().channel().name().toLowerCase(Locale.ROOT),
                it.subject(),
                it.body(),
                it.key().channel() == Channel.TEXT
                        ? Segments.Encoded.of(Wording.of(it.body()).example()).segments()
                        : null,
                VARIABLES,
                standard.subject(),
                standard.body(),
                it.version(),
                it.changedBy(),
                it.changedAt());
    }
}
