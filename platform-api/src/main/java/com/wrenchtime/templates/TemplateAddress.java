package com.wrenchtime.templates;

import com.wrenchtime.messaging.Channel;
import com.wrenchtime.web.NotFound;

/** Reads which template an address means. */
public final class TemplateAddress {

    private TemplateAddress() {}

    /**
     * The template that is meant.
     *
     * @throws NotFound if there is no such template
     */
    public static Template.Key read(String kind, String language, String channel) {
        try {
            return new Template.Key(
                    Kind.of(kind),
                    Language.of(language),
                    switch (channel) {
                        case "text" -> Channel.TEXT;
                        case "mail" -> Channel.MAIL;
                        default -> throw new IllegalArgumentException(channel);
                    });
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }
}
