package com.wrenchtime.booking;

import com.wrenchtime.catalog.ServiceId;
import com.wrenchtime.customers.Contact;
import com.wrenchtime.customers.CustomerId;
import com.wrenchtime.customers.VehicleId;
import com.wrenchtime.shared.Address;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.PostalCode;
import com.wrenchtime.shared.Skill;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.workforce.TechnicianId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads an appointment with its lines from one row: the columns of {@code appointment} and those of {@link #LINES}. */
final class AppointmentRow {

    /** To be joined to an appointment {@code a}. */
    static final String LINES = """
        LEFT JOIN LATERAL (
            SELECT array_agg(l.service_id ORDER BY l.position) AS line_services,
                   array_agg(l.code ORDER BY l.position) AS line_codes,
                   array_agg(l.name ORDER BY l.position) AS line_names,
                   array_agg(l.category ORDER BY l.position) AS line_categories,
                   array_agg(l.duration_minutes ORDER BY l.position) AS line_minutes,
                   array_agg(l.price ORDER BY l.position) AS line_prices,
                   array_agg(l.quantity ORDER BY l.position) AS line_quantities,
                   array_agg(s.required_skill ORDER BY l.position) AS line_skills
            FROM appointment_line l JOIN service s ON s.id = l.service_id
            WHERE l.appointment_id = a.id
        ) AS lines ON true\
        """;

    private AppointmentRow() {}

    static Appointment appointment(ResultSet row) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        return new Appointment(
                new AppointmentId(row.getObject("id", UUID.class)),
                row.getString("reference"),
                AppointmentStatus.valueOf(row.getString("status")),
                new TechnicianId(row.getObject("technician_id", UUID.class)),
                new TimeWindow(instant(row, "starts_at"), instant(row, "ends_at")),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                new VehicleId(row.getObject("vehicle_id", UUID.class)),
                contact(row),
                address(row),
                new Notes(row.getString("notes"), row.getString("staff_notes")),
                lines(row, currency),
                new Money(row.getLong("travel_fee"), currency),
                new Attendance(nullableInstant(row, "arrived_at"), nullableInstant(row, "departed_at")),
                row.getInt("version"));
    }

    private static List<AppointmentLine> lines(ResultSet row, Currency currency) throws SQLException {
        if (row.getArray("line_services") == null) {
            return List.of();
        }
        var services = (UUID[]) row.getArray("line_services").getArray();
        var codes = (String[]) row.getArray("line_codes").getArray();
        var names = (String[]) row.getArray("line_names").getArray();
        var categories = (String[]) row.getArray("line_categories").getArray();
        var minutes = (Integer[]) row.getArray("line_minutes").getArray();
        var prices = (Long[]) row.getArray("line_prices").getArray();
        var quantities = (Short[]) row.getArray("line_quantities").getArray();
        var skills = (Short[]) row.getArray("line_skills").getArray();
        var lines = new ArrayList<AppointmentLine>(services.length);
        for (int i = 0; i < services.length; i++) {
            lines.add(new AppointmentLine(
                    new ServiceId(services[i]),
                    codes[i],
                    names[i],
                    categories[i],
                    Duration.ofMinutes(minutes[i]),
                    new Money(prices[i], currency),
                    quantities[i],
                    new Skill(skills[i])));
        }
        return lines;
    }

    private static Contact contact(ResultSet row) throws SQLException {
        var email = row.getString("contact_email");
        return new Contact(
                row.getString("contact_name"),
                new PhoneNumber(row.getString("contact_phone")),
                email == null ? null : new EmailAddress(email));
    }

    private static Address address(ResultSet row) throws SQLException {
        var country = row.getString("country");
        return new Address(
                row.getString("line1"),
                row.getString("line2"),
                row.getString("city"),
                row.getString("region"),
                new PostalCode(row.getString("postal_code"), country),
                country,
                row.getObject("latitude") == null
                        ? null
                        : new Place(row.getDouble("latitude"), row.getDouble("longitude")));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant nullableInstant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
