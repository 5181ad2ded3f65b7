package com.wrenchtime.templates;

import java.util.Arrays;
import java.util.Locale;

/** What a message is about. Its slug is public API. */
public enum Kind {
    /** An appointment is booked. */
    CONFIRMATION,
    /** An appointment is wanted, of a shop that confirms by hand. */
    REQUESTED,
    /** It takes place at another time. */
    CHANGED,
    CANCELLED,
    /** It takes place soon. */
    REMINDER,
    /** The technician is driving to it. */
    ON_MY_WAY,
    /** The technician comes later than was said. */
    RUNNING_LATE,
    /** The work is done. */
    DONE,
    /** How did we do? Asked of everybody alike. */
    REVIEW_REQUEST,
    /** The technician found nobody. */
    NO_SHOW,
    /** Regular maintenance is due. */
    SERVICE_DUE,
    /** A time has become free for somebody who waits for one. */
    WAITING_LIST,
    /** Texts have ended, as was asked. */
    OPTED_OUT,
    /** Texts begin again, as was asked. */
    OPTED_IN,
    /** Who writes here, as was asked. */
    HELP;

    /** Lower-case with hyphens, such as {@code on-my-way}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind with this slug.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Kind of(String slug) {
        return Arrays.stream(values())
                .filter(it -> it.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Must be one of "
                        + Arrays.stream(values()).map(Kind::slug).toList()));
    }
}
