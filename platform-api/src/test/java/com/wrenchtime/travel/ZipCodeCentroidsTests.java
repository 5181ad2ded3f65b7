package com.wrenchtime.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.wrenchtime.shared.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipCodeCentroidsTests {

    @Test
    void givenTheShippedTable_whenRead_thenComplete() {
        assertThat(ZipCodeCentroids.shipped().size()).isEqualTo(33_791);
    }

    @Test
    void givenATable_whenRead_thenItsPoints() throws IOException {
        var table = read("00601,0.1806,-0.7500\n95695,38.6940,-121.8529\n");

        assertThat(table.of(601)).contains(new Place(0.1806, -0.75));
        assertThat(table.of(95_695)).contains(new Place(38.694, -121.8529));
        assertThat(table.of(95_694)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zip,latitude,longitude",
                "",
                "95696",
                "9569,38.6940,-121.8529",
                "956960,38.6940,-121.8529",
                "95696,38.694,-121.8529",
                "95696,38.6940",
                "95696,38.6940,-121.8529,Woodland",
                "95696,,-121.8529",
                "95696,NaN,-121.8529",
                "95696,90.0001,-121.8529",
                "95696,38.6940,-180.0001",
                "95695,38.6940,-121.8529",
                "95694,38.6940,-121.8529",
            })
    void givenAMalformedLine_whenRead_thenTheTableIsRefused(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("95695,38.6940,-121.8529\n" + line + "\n99929,56.2215,-131.9236\n"))
                .withMessageStartingWith("Line 2 of the table of ZIP codes must");
    }

    @Test
    void givenAnEmptyTable_whenRead_thenRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> read(""));
    }

    @Test
    void givenATableThatIsCutOffOrDamagedOrNotZipped_whenRead_thenRefused() throws IOException {
        var whole = zipped("95695,38.6940,-121.8529\n");
        var damaged = whole.clone();
        damaged[damaged.length - 8] ^= 1; // the checksum

        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 9)));
        assertThatExceptionOfType(ZipException.class).isThrownBy(() -> read(damaged));
        assertThatExceptionOfType(ZipException.class)
                .isThrownBy(() -> read("95695,38.6940,-121.8529\n".getBytes(StandardCharsets.US_ASCII)));
    }

    private static ZipCodeCentroids read(String rows) throws IOException {
        return read(zipped(rows));
    }

    private static ZipCodeCentroids read(byte[] table) throws IOException {
        return ZipCodeCentroids.read(new ByteArrayInputStream(table));
    }

    private static byte[] zipped(String rows) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(rows.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }
}
