package com.wrenchtime.messaging;

import java.util.Set;

/**
 * What a shop allows itself to send.
 *
 * @param textsAnHour no more texts leave in any sixty minutes; the rest waits
 * @param textsADay no more texts leave in any 24 hours; the rest is not sent
 * @param countries ISO 3166-1 alpha-2, of the numbers that texts go to
 * @param numberApproved whether carriers take texts from the shop's number
 */
record MessagePolicy(
        QuietHours quiet, int textsAnHour, int textsADay, Set<String> countries, boolean numberApproved, int version) {

    MessagePolicy {
        countries = Set.copyOf(countries);
    }
}
