package com.wrenchtime.templates;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.messaging.Channel;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Requested;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wording that somebody has sent.
 *
 * @param subject null for a text
 */
public record TemplateText(@Nullable String subject, String body) {

    static final int LONGEST_SUBJECT = 150;
    private static final int LONGEST_TEXT = 800;
    private static final int LONGEST_MAIL = 5_000;

    /**
     * Reads it, if it may be kept: it names nothing but the listed variables.
     *
     * @throws com.wrenchtime.web.ValidationFailed naming every field that is wrong
     */
    public static TemplateText read(@Nullable String subject, @Nullable String body, Channel channel) {
        var errors = new FieldErrors();
        String title = null;
        if (channel == Channel.MAIL) {
            title = errors.required("subject", subject, it -> known(Requested.line(it, LONGEST_SUBJECT)));
        } else if (subject != null) {
            errors.add("subject", "unsupported", "A text has no subject");
        }
        var longest = channel == Channel.TEXT ? LONGEST_TEXT : LONGEST_MAIL;
        var text = errors.required("body", body, it -> known(Requested.note(it, longest)));
        errors.refuseIfAny();
        return new TemplateText(title, requireNonNull(text).replace("\r\n", "\n"));
    }

    private static String known(String text) {
        List<String> unknown = Wording.of(text).unknown();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Must not name " + String.join(", ", unknown));
        }
        return text;
    }
}
