package com.wrenchtime.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with one number.
 *
 * @param who what is known of whose number it is; null when nothing
 * @param customer their record; null when there is none
 * @param unread how many texts nobody has read
 * @param assignedTo whose it is among the shop's people; null for nobody's
 */
record ThreadView(
        UUID id,
        String phone,
        @Nullable String who,
        @Nullable UUID customer,
        int unread,
        @Nullable UUID assignedTo,
        Instant lastAt) {}
