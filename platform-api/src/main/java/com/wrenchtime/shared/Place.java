package com.wrenchtime.shared;

/** A point on the Earth that a van can be sent to: WGS 84, in degrees, north and east positive. */
public record Place(double latitude, double longitude) {

    /** The Earth's mean radius according to the IUGG. */
    private static final double EARTH_RADIUS_METERS = 6_371_008.8;

    public Place {
        // Written so that NaN fails too.
        if (!(Math.abs(latitude) <= 90)) {
            throw new IllegalArgumentException("Latitude must be within 90 degrees of the equator: " + latitude);
        }
        if (!(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("Longitude must be within 180 degrees of Greenwich: " + longitude);
        }
    }

    /** The great-circle distance by the haversine formula, which stays exact for the short distances that are driven. */
    public double metersTo(Place other) {
        double from = Math.toRadians(latitude);
        double to = Math.toRadians(other.latitude);
        double north = Math.sin((to - from) / 2);
        double east = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        double haversine = north * north + Math.cos(from) * Math.cos(to) * east * east;
        return 2 * EARTH_RADIUS_METERS * Math.asin(Math.sqrt(Math.min(1, haversine)));
    }
}
