package com.wrenchtime.reminders;

import com.wrenchtime.shared.Address;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The zones in which an address of the United States may lie, by its state: those with two have both. A night is respected in
 * each of them.
 */
final class UsTimeZones {

    private static final Map<String, String> ZONES = Map.of(
            "E", "America/New_York",
            "C", "America/Chicago",
            "M", "America/Denver",
            "P", "America/Los_Angeles",
            "Z", "America/Phoenix",
            "K", "America/Anchorage",
            "A", "America/Adak",
            "H", "Pacific/Honolulu",
            "R", "America/Puerto_Rico");

    private static final Map<String, List<ZoneId>> BY_STATE = Arrays.stream("""
        AL:C AK:KA AZ:ZM AR:C CA:P CO:M CT:E DE:E DC:E FL:EC GA:E HI:H ID:MP IL:C IN:EC IA:C KS:CM KY:EC LA:C ME:E MD:E MA:E
        MI:EC MN:C MS:C MO:C MT:M NE:CM NV:PM NH:E NJ:E NM:M NY:E NC:E ND:CM OH:E OK:C OR:PM PA:E PR:R RI:E SC:E SD:CM TN:EC
        TX:CM UT:M VT:E VI:R VA:E WA:P WV:E WI:C WY:M\
        """.split("\\s+"))
            .map(it -> it.split(":"))
            .collect(Collectors.toUnmodifiableMap(
                    it -> it[0],
                    it -> it[1].chars()
                            .mapToObj(Character::toString)
                            .map(letter -> ZoneId.of(ZONES.getOrDefault(letter, "UTC")))
                            .toList()));

    private UsTimeZones() {}

    /** The zones; none for what is no state. */
    static List<ZoneId> of(Address address) {
        return address.country().equals("US")
                ? BY_STATE.getOrDefault(address.region().toUpperCase(Locale.ROOT), List.of())
                : List.of();
    }
}
