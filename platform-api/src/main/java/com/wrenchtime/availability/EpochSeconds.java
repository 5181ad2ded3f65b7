package com.wrenchtime.availability;

import java.time.Instant;

/**
 * Moments as whole seconds since 1970, which is what the search counts in: starts never have fractions, so bounds on
 * them can be rounded without losing or gaining one.
 */
final class EpochSeconds {

    private EpochSeconds() {}

    /** The first whole second that is not before the moment. */
    static long notBefore(Instant moment) {
        return moment.getNano() == 0 ? moment.getEpochSecond() : moment.getEpochSecond() + 1;
    }

    /** The last whole second that is not after the moment. */
    static long notAfter(Instant moment) {
        return moment.getEpochSecond();
    }
}
