package com.wrenchtime.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** The rows of one of this module's CSV files. */
final class Table {

    private Table() {}

    static List<NamedCsvRecord> rows(String name) {
        var file = new ClassPathResource(name + ".csv", Table.class);
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file.getInputStream())) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
