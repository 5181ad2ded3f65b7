package com.wrenchtime.templates;

import com.wrenchtime.messaging.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a shop says on one occasion.
 *
 * @param subject null for a text
 * @param version counts the shop's own wordings; 0 for the standard text
 * @param changedBy who made this version; null for the standard text
 */
public record Template(
        Key key,
        @Nullable String subject,
        String body,
        int version,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {

    /** Of which there is one. */
    public record Key(Kind kind, Language language, Channel channel) {

        @Override
        public String toString() {
            return "%s/%s/%s"
                    .formatted(kind.slug(), language.code(), channel.name().toLowerCase(java.util.Locale.ROOT));
        }
    }
}
