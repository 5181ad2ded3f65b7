package com.wrenchtime.shared;

/** A point on the Earth that a van can be sent to: WGS 84, in degrees, north and east positive. */
public record Place(double latitude, double longitude) {

    public Place {
        // Written so that NaN fails too.
        if (!(Math.abs(latitude) <= 90)) {
            throw new IllegalArgumentException("Latitude must be within 90 degrees of the equator: " + latitude);
        }
        if (!(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("Longitude must be within 180 degrees of Greenwich: " + longitude);
        }
    }
}
