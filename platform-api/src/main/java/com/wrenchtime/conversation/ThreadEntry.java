package com.wrenchtime.conversation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One text of a conversation.
 *
 * @param ours whether the shop said it
 * @param media where the carrier keeps what came with it
 * @param meaning what a text to the shop was taken for; null for one of ours
 * @param status what has become of one of ours; null for one to us
 * @param appointment what one of ours was about; null when about none
 */
record ThreadEntry(
        UUID id,
        boolean ours,
        String body,
        List<String> media,

        @Schema(allowableValues = {"STOP", "START", "HELP", "CONFIRM", "MOVE", "CANCEL", "PERHAPS_STOP", "MESSAGE"})
        @Nullable
        String meaning,

        @Nullable String status,
        @Nullable UUID appointment,
        Instant at) {

    ThreadEntry {
        media = List.copyOf(media);
    }
}
