package com.wrenchtime.accounts;

import com.wrenchtime.shop.ShopSettings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A code that is on its way.
 *
 * @param request what to give the code with
 * @param expiresAt until when it is good, with the shop's offset
 */
record CodeSentView(
        @Schema(description = "What to give the code with") UUID request, OffsetDateTime expiresAt) {

    static CodeSentView of(OneTimeCodes.Sent sent, ShopSettings shop) {
        return new CodeSentView(
                sent.request(), sent.expiresAt().atZone(shop.zone()).toOffsetDateTime());
    }
}
