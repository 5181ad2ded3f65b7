package com.wrenchtime.travel;

import com.wrenchtime.shared.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A point in the area of each ZIP code, ascending by code; 12 bytes a code. Where the table comes from stands in the
 * README beside it.
 */
final class ZipCodeCentroids {

    private static final String SHIPPED = "us-zip-codes.csv.gz";
    private static final Pattern ROW =
            Pattern.compile("([0-9]{5}),(-?[0-9]{1,2})\\.([0-9]{4}),(-?[0-9]{1,3})\\.([0-9]{4})");
    private static final double UNITS_PER_DEGREE = 10_000;

    private final int[] codes;
    private final int[] latitudes;
    private final int[] longitudes;

    private ZipCodeCentroids(List<String> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("The table of ZIP codes is empty");
        }
        codes = new int[rows.size()];
        latitudes = new int[rows.size()];
        longitudes = new int[rows.size()];
        for (int i = 0; i < codes.length; i++) {
            var row = ROW.matcher(rows.get(i));
            if (!row.matches()) {
                throw malformed(i, "must be code,latitude,longitude with 4 decimals");
            }
            codes[i] = Integer.parseInt(row.group(1));
            latitudes[i] = Integer.parseInt(row.group(2) + row.group(3));
            longitudes[i] = Integer.parseInt(row.group(4) + row.group(5));
            if (i > 0 && codes[i] <= codes[i - 1]) {
                throw malformed(i, "must have a higher code than the line before");
            }
            if (Math.abs(latitudes[i]) > 90 * UNITS_PER_DEGREE || Math.abs(longitudes[i]) > 180 * UNITS_PER_DEGREE) {
                throw malformed(i, "must lie on the Earth");
            }
        }
    }

    static ZipCodeCentroids shipped() {
        try (var table = ZipCodeCentroids.class.getResourceAsStream(SHIPPED)) {
            if (table == null) {
                throw new IllegalStateException("The application was built without " + SHIPPED);
            }
            return read(table);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + SHIPPED, e);
        }
    }

    /** Reads gzipped rows of {@code 95695,38.6940,-121.8529}; refuses the whole table for one bad row. */
    static ZipCodeCentroids read(InputStream gzipped) throws IOException {
        try (var reader =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(gzipped), StandardCharsets.US_ASCII))) {
            return new ZipCodeCentroids(reader.readAllLines());
        }
    }

    int size() {
        return codes.length;
    }

    Optional<Place> of(int zipCode) {
        int at = Arrays.binarySearch(codes, zipCode);
        return at < 0 ? Optional.empty() : Optional.of(at(at));
    }

    /** The code whose point is nearest, with its leading zeros; empty when all are further away than this. */
    Optional<String> nearest(Place place, double atMostMeters) {
        // A degree of latitude is never much shorter, so that most points are out of the question without a sine.
        var height = (int) (atMostMeters / 110_000 * UNITS_PER_DEGREE);
        var latitude = (int) Math.round(place.latitude() * UNITS_PER_DEGREE);
        var nearest = -1;
        var least = atMostMeters;
        for (int i = 0; i < codes.length; i++) {
            if (Math.abs(latitudes[i] - latitude) <= height) {
                var distance = place.metersTo(at(i));
                if (distance <= least) {
                    least = distance;
                    nearest = i;
                }
            }
        }
        return nearest < 0 ? Optional.empty() : Optional.of("%05d".formatted(codes[nearest]));
    }

    private Place at(int index) {
        return new Place(latitudes[index] / UNITS_PER_DEGREE, longitudes[index] / UNITS_PER_DEGREE);
    }

    private static IllegalArgumentException malformed(int index, String rule) {
        return new IllegalArgumentException("Line %d of the table of ZIP codes %s".formatted(index + 1, rule));
    }
}
