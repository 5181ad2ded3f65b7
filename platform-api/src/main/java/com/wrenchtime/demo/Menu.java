package com.wrenchtime.demo;

import com.wrenchtime.catalog.Service;
import com.wrenchtime.catalog.ServiceId;
import com.wrenchtime.catalog.ServicePackage;
import com.wrenchtime.catalog.Services;
import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.Skill;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes a shop's menu from a table. Ids follow from the codes, so writing it again changes nothing. */
@Component
class Menu {

    private static final Currency DOLLAR = Currency.getInstance("USD");

    private final Services services;

    Menu(Services services) {
        this.services = services;
    }

    void write(List<NamedCsvRecord> rows) {
        for (int position = 0; position < rows.size(); position++) {
            services.save(service(rows.get(position), position));
        }
    }

    void writePackages(List<NamedCsvRecord> rows) {
        for (int position = 0; position < rows.size(); position++) {
            var row = rows.get(position);
            services.save(new ServicePackage(
                    named("package:" + row.getField("code")),
                    row.getField("code"),
                    row.getField("name"),
                    row.getField("category"),
                    Arrays.stream(row.getField("services").split(";"))
                            .map(Menu::id)
                            .toList(),
                    position));
        }
    }

    static ServiceId id(String code) {
        return new ServiceId(named("service:" + code));
    }

    private static Service service(NamedCsvRecord row, int position) {
        return new Service(
                id(row.getField("code")),
                row.getField("code"),
                row.getField("name"),
                row.getField("category"),
                row.getField("description"),
                Duration.ofMinutes(Integer.parseInt(row.getField("duration_minutes"))),
                dollars(row.getField("price")),
                new Skill(Integer.parseInt(row.getField("skill"))),
                List.of(row.getField("keywords").split(";")),
                true,
                null,
                position);
    }

    static Money dollars(String amount) {
        return new Money(
                new BigDecimal(amount)
                        .movePointRight(DOLLAR.getDefaultFractionDigits())
                        .longValueExact(),
                DOLLAR);
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
