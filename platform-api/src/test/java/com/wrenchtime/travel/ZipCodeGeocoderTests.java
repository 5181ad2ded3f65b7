package com.wrenchtime.travel;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.PostalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipCodeGeocoderTests {

    final Geocoder geocoder = new ZipCodeGeocoder();

    // The service areas of the first shop; the towns' centers are those of their city halls, to about a kilometer. The
    // point of a ZIP code is the middle of its area, fields included, so it may be some way out of town.
    @ParameterizedTest
    @CsvSource({
        "95695, 38.6785, -121.7733",
        "95776, 38.6785, -121.7733",
        "95616, 38.5449, -121.7405",
        "95618, 38.5449, -121.7405",
        "95620, 38.4455, -121.8233",
        "95605, 38.5805, -121.5302",
        "95691, 38.5805, -121.5302",
    })
    void givenAServedZipCode_whenLocated_thenWithinTenKilometersOfItsTown(
            String zipCode, double latitude, double longitude) {
        var place = geocoder.locate(new PostalCode(zipCode, "US")).orElseThrow();

        assertThat(place.metersTo(new Place(latitude, longitude)) / 1000).isLessThan(10);
    }

    @ParameterizedTest
    @CsvSource({
        "00601, 18.1806, -66.7500",
        "10001, 40.7507, -73.9973",
        "95695, 38.6940, -121.8529",
        "99929, 56.2215, -131.9236",
    })
    void givenAZipCode_whenLocated_thenTheSourcesPoint(String zipCode, double latitude, double longitude) {
        assertThat(geocoder.locate(new PostalCode(zipCode, "US"))).contains(new Place(latitude, longitude));
    }

    @Test
    void givenZipPlus4_whenLocated_thenItsZipCode() {
        assertThat(geocoder.locate(new PostalCode("95695-1234", "US"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000", "99999", "95617"})
    void givenAZipCodeWithoutAnArea_whenLocated_thenUnknown(String zipCode) {
        assertThat(geocoder.locate(new PostalCode(zipCode, "US"))).isEmpty();
    }

    @Test
    void givenAnotherCountry_whenLocated_thenUnknownEvenWhereTheDigitsAreAZipCode() {
        assertThat(geocoder.locate(new PostalCode("K1A 0B1", "CA"))).isEmpty();
        assertThat(geocoder.locate(new PostalCode("10115", "DE"))).isEmpty();
        assertThat(geocoder.locate(new PostalCode("10001", "MX"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"38.6940, -121.8529, 95695", "40.7507, -73.9973, 10001", "18.1806, -66.7500, 00601"})
    void givenAPlace_whenItsPostalCodeIsAsked_thenTheOneWithTheNearestPoint(
            double latitude, double longitude, String zipCode) {
        assertThat(geocoder.nearest(new Place(latitude, longitude))).contains(new PostalCode(zipCode, "US"));
    }

    @ParameterizedTest
    @CsvSource({"36.0, -140.0", "51.5072, -0.1276", "90, 0"})
    void givenAPlaceFarFromEveryArea_whenItsPostalCodeIsAsked_thenUnknown(double latitude, double longitude) {
        assertThat(geocoder.nearest(new Place(latitude, longitude))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "95695, CA", "96161, CA", "10001, NY", "00501, NY", "06390, NY", "00601, PR", "20001, DC", "20101, VA",
        "73301, TX", "73401, OK", "83414, WY", "96799, AS", "96813, HI", "99501, AK", "02101, MA", "05501, MA"
    })
    void givenAZipCode_whenItsStateIsAsked_thenTheOneOfThePostalService(String zipCode, String state) {
        assertThat(geocoder.region(new PostalCode(zipCode, "US"))).contains(state);
    }

    @Test
    void givenAnotherCountry_whenTheRegionIsAsked_thenUnknown() {
        assertThat(geocoder.region(new PostalCode("10115", "DE"))).isEmpty();
    }
}
