package com.wrenchtime.benchmark;

import com.wrenchtime.benchmark.Load.Client;
import com.wrenchtime.testing.BookableShop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Two equal shops of five technicians, of which one looks back on 20,000 appointments for each. Arguments: past
 * appointments for each technician, seconds a round.
 */
final class PastAppointments {

    private static final List<String> HISTORY = List.of("""
        INSERT INTO customer (id, name, phone)
        SELECT gen_random_uuid(), 'Past', '+1530' || 6000000 + n
        FROM generate_series(1, greatest(%1$d / 2, 1)) n\
        """, """
        INSERT INTO vehicle (id, customer_id, year, make, model)
        SELECT gen_random_uuid(), id, 2015, 'Honda', 'CR-V' FROM customer WHERE name = 'Past'\
        """, """
        CREATE TABLE past AS
        SELECT gen_random_uuid() AS id, t.id AS technician_id, v.id AS vehicle_id, v.customer_id,
               date_trunc('hour', now()) - interval '3 days' - n * interval '50 minutes' AS starts_at
        FROM technician t
        CROSS JOIN generate_series(1, %1$d) n
        JOIN (SELECT row_number() OVER () AS number, id, customer_id FROM vehicle) v
          ON v.number = 1 + n %% greatest(%1$d / 2, 1)\
        """, """
        INSERT INTO commitment (id, technician_id, work, occupied, buffer_before_minutes, buffer_after_minutes)
        SELECT id, technician_id, tstzrange(starts_at, starts_at + interval '30 minutes'),
               tstzrange(starts_at - interval '10 minutes', starts_at + interval '30 minutes'), 0, 0
        FROM past\
        """, """
        INSERT INTO appointment (id, reference, status, technician_id, starts_at, ends_at, customer_id, vehicle_id,
            contact_name, contact_phone, line1, city, region, postal_code, country, currency, travel_fee, total,
            created_at)
        SELECT id, id::text, 'COMPLETED', technician_id, starts_at, starts_at + interval '30 minutes', customer_id,
               vehicle_id, 'Past', '+15305550100', '1 Main St', 'Woodland', 'CA', '95695', 'US', 'USD', 500, 3500,
               starts_at - interval '3 days'
        FROM past\
        """, """
        INSERT INTO appointment_line (appointment_id, position, service_id, code, name, category,
                                      duration_minutes, price)
        SELECT past.id, 1, service.id, code, name, category, 30, 3000 FROM past, service WHERE code = 'S30'\
        """, """
        INSERT INTO appointment_change (appointment_id, changed_at, changed_by, field, value_after)
        SELECT id, starts_at, 'customer', 'status', 'BOOKED' FROM past\
        """, """
        INSERT INTO text_consent (id, customer_id, phone, granted, wording, source, answered_at)
        SELECT gen_random_uuid(), customer_id, '+15305550100', true, 'Yes', 'public-booking', starts_at FROM past\
        """, "DROP TABLE past");

    private PastAppointments() {}

    public static void main(String... args) throws Exception {
        var past = args.length == 0 ? 20_000 : Integer.parseInt(args[0]);
        var round = Duration.ofSeconds(args.length < 2 ? 15 : Integer.parseInt(args[1]));
        try (var served = new ServedShops()) {
            var old = served.open(5);
            var young = served.open(5);
            remember(served, old, past);
            for (var shop : List.of(old, young)) {
                served.fill(shop, 9);
            }
            served.database().superuser().sql("VACUUM ANALYZE").update();
            System.out.printf(
                    "commitments: %d and %d%n",
                    served.database().count(old.registered().role() + ".commitment"),
                    served.database().count(young.registered().role() + ".commitment"));

            var asked = Load.compare(5, it -> ask(served, old, round), it -> ask(served, young, round));
            asked.print("with a past", "without");
            System.out.printf("availability, p50 with / without: %.2f (goal: at most 1.1)%n", asked.medians());

            var days = new AtomicInteger(10);
            var booked = Load.compare(
                    5,
                    it -> book(served, old, days.getAndAdd(7), round),
                    it -> book(served, young, days.get() - 7, round));
            booked.print("with a past", "without");
            System.out.printf("booking, p50 with / without: %.2f (goal: at most 1.1)%n", booked.medians());
        }
    }

    private static Load.Outcome ask(ServedShops served, BookableShop shop, Duration round) throws Exception {
        var week = ServedShops.week(shop, 2);
        try (var client = new KeepAliveClient(served.port())) {
            return Load.run(round, List.of(() -> client.get(week).expect(200).status() == 200));
        }
    }

    /** A week of bookings, one after the other. */
    private static Load.Outcome book(ServedShops served, BookableShop shop, int firstDay, Duration round)
            throws Exception {
        var path = "/api/v1/public/" + shop.slug() + "/appointments";
        var targets = IntStream.range(0, 7 * 8 * shop.technicians().size()).iterator();
        try (var client = new KeepAliveClient(served.port())) {
            Client booking = () -> {
                if (!targets.hasNext()) {
                    return false;
                }
                var number = targets.nextInt();
                var technicians = shop.technicians();
                var start = BookableShop.at(
                        firstDay + number / technicians.size() / 8,
                        "%02d:00".formatted(9 + number / technicians.size() % 8));
                var body = ServedShops.booking(
                        30,
                        technicians.get(number % technicians.size()).value().toString(),
                        start,
                        ServedShops.phone(100_000 + firstDay * 1_000 + number));
                client.post(path, java.util.UUID.randomUUID().toString(), body).expect(201);
                return true;
            };
            return Load.run(round.multipliedBy(10), List.of(booking));
        }
    }

    private static void remember(ServedShops served, BookableShop shop, int past) throws Exception {
        try (var connection = served.database().dataSource("wrenchtime_owner").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SET search_path = " + shop.registered().role() + ", extensions");
            for (var sql : HISTORY) {
                statement.execute(sql.formatted(past));
            }
        }
    }
}
