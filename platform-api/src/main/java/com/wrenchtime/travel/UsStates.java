package com.wrenchtime.travel;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The states, districts, territories and military post regions of the United States by their ZIP codes, in the two letters
 * of the postal service. The first three digits name a sorting centre, and a centre serves one state, but for a few codes.
 */
final class UsStates {

    // From which first three digits on which state; the next entry ends it.
    private static final NavigableMap<Integer, String> FROM = Arrays.stream("""
        005NY 006PR 008VI 009PR 010MA 028RI 030NH 039ME 050VT 055MA 056VT 060CT 070NJ 090AE 100NY 150PA 197DE 200DC 201VA
        202DC 206MD 220VA 247WV 270NC 290SC 300GA 320FL 340AA 341FL 350AL 370TN 386MS 398GA 400KY 430OH 460IN 480MI 500IA
        530WI 550MN 569DC 570SD 580ND 590MT 600IL 630MO 660KS 680NE 700LA 716AR 730OK 733TX 734OK 750TX 800CO 820WY 832ID
        840UT 850AZ 870NM 885TX 889NV 900CA 962AP 967HI 969GU 970OR 980WA 995AK\
        """.split("\\s+"))
            .collect(Collectors.toMap(
                    it -> Integer.valueOf(it.substring(0, 3)), it -> it.substring(3), (a, b) -> a, TreeMap::new));

    // Served from over the border.
    private static final Map<String, String> EXCEPTIONS = Map.of("06390", "NY", "83414", "WY", "96799", "AS");

    private UsStates() {}

    /** The state of a ZIP code of five digits; empty for the first codes, which no place has. */
    static Optional<String> ofZipCode(String zipCode) {
        var exception = EXCEPTIONS.get(zipCode);
        return exception != null
                ? Optional.of(exception)
                : Optional.ofNullable(FROM.floorEntry(Integer.valueOf(zipCode.substring(0, 3))))
                        .map(Map.Entry::getValue);
    }
}
