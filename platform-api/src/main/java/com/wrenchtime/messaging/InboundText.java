package com.wrenchtime.messaging;

import com.wrenchtime.shared.PhoneNumber;
import java.util.List;

/**
 * A text that somebody has sent to the bound shop's number.
 *
 * @param id the carrier's name for it
 * @param body as it was typed
 * @param media where the carrier keeps what came with it
 */
public record InboundText(String id, PhoneNumber from, String body, List<String> media) {

    public InboundText {
        media = List.copyOf(media);
    }

    /** Who listens to what is texted. The shop is bound, no transaction open, and a text may come again. */
    public interface Receiver {

        void receive(InboundText text);
    }
}
