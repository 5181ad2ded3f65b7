package com.wrenchtime.benchmark;

import com.wrenchtime.benchmark.Load.Client;
import com.wrenchtime.benchmark.RecordedStatements.Script;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Half-hour appointments at times that nobody else wants, booked over eight connections, against the same statements with
 * other values, said to the database by eight threads without an application. Each round of each side has an empty shop
 * of five technicians. Arguments: bookings a round, rounds.
 */
final class BookingOverHttp {

    private static final int TECHNICIANS = 5;
    private static final int HOURS = 8;

    private static final AtomicInteger PHONES = new AtomicInteger();

    private BookingOverHttp() {}

    public static void main(String... args) throws Exception {
        var bookings = args.length == 0 ? 3_400 : Integer.parseInt(args[0]);
        var rounds = args.length < 2 ? 5 : Integer.parseInt(args[1]);
        try (var served = new ServedShops();
                var pool = served.barePool()) {
            var sample = Sample.make(served);
            System.out.printf(
                    "statements a booking, without SET LOCAL ROLE: %d%n",
                    sample.script().size());
            var compared = Load.compare(
                    rounds,
                    round -> overHttp(served, served.open(TECHNICIANS), bookings),
                    round -> bare(pool, sample, served.open(TECHNICIANS), bookings));
            compared.print("HTTP", "bare SQL");
            System.out.printf("rate, HTTP / bare SQL: %.2f (goal: at least 0.4)%n", compared.rates());
        }
    }

    /** Books that many times in an empty shop, the early ones first. */
    static Load.Outcome overHttp(ServedShops served, BookableShop shop, int bookings) throws Exception {
        var next = new AtomicInteger();
        var path = "/api/v1/public/" + shop.slug() + "/appointments";
        var connections = IntStream.range(0, Load.CLIENTS)
                .mapToObj(it -> new KeepAliveClient(served.port()))
                .toList();
        try {
            return Load.run(
                    Duration.ofMinutes(5),
                    connections.stream()
                            .<Client>map(client -> () -> {
                                var number = next.getAndIncrement();
                                if (number >= bookings) {
                                    return false;
                                }
                                client.post(path, UUID.randomUUID().toString(), body(Target.of(number, shop)))
                                        .expect(201);
                                return true;
                            })
                            .toList());
        } finally {
            for (var it : connections) {
                it.close();
            }
        }
    }

    private static Load.Outcome bare(HikariDataSource pool, Sample sample, BookableShop shop, int bookings)
            throws Exception {
        var next = new AtomicInteger();
        return Load.run(
                Duration.ofMinutes(5),
                IntStream.range(0, Load.CLIENTS)
                        .<Client>mapToObj(it -> () -> {
                            var number = next.getAndIncrement();
                            if (number >= bookings) {
                                return false;
                            }
                            try (var connection = pool.getConnection()) {
                                sample.script()
                                        .run(
                                                connection,
                                                shop.registered().role(),
                                                false,
                                                sample.towards(Target.of(number, shop)));
                            }
                            return true;
                        })
                        .toList());
    }

    private static String body(Target target) {
        return ServedShops.booking(
                30, target.technician().toString(), target.start().toString(), target.phone());
    }

    /** What makes one booking differ from the next. */
    private record Target(UUID technician, OffsetDateTime start, String phone) {

        /** The technicians in turn, then the hours, then the days from tomorrow on: 3,560 in the shop's 90 days. */
        static Target of(int number, BookableShop shop) {
            var technician = shop.technicians().get(number % TECHNICIANS).value();
            var hour = 9 + number / TECHNICIANS % HOURS;
            var day = 1 + number / TECHNICIANS / HOURS;
            return new Target(
                    technician,
                    OffsetDateTime.parse(BookableShop.at(day, "%02d:00".formatted(hour))),
                    ServedShops.phone(PHONES.getAndIncrement()));
        }
    }

    /** A booking that was made over HTTP, and what it said to the database. */
    private record Sample(Target target, String key, String reference, Script script) {

        static Sample make(ServedShops served) throws Exception {
            var shop = served.open(TECHNICIANS);
            var client = new PublicApiClient(served.port());
            client.get(shop.slug() + "/services");
            var target = Target.of(0, shop);
            var key = UUID.randomUUID().toString();
            var reference = new String[1];
            var script = served.statements().during(() -> {
                var answer = client.book(shop.slug(), key, body(target));
                if (answer.status() != 201) {
                    throw new IllegalStateException(answer.toString());
                }
                reference[0] = answer.text("reference");
            });
            return new Sample(target, key, reference[0], script);
        }

        /** Puts the other booking's values in place of this one's, and new identifiers in place of those made for it. */
        UnaryOperator<@Nullable Object> towards(Target other) {
            var made = new HashMap<UUID, UUID>();
            var later = Duration.between(target.start(), other.start());
            var days = LocalDate.from(other.start()).toEpochDay()
                    - LocalDate.from(target.start()).toEpochDay();
            Map<String, String> texts = Map.of(
                    target.phone(),
                    other.phone(),
                    target.technician().toString(),
                    other.technician().toString(),
                    key,
                    UUID.randomUUID().toString(),
                    reference,
                    UUID.randomUUID().toString());
            return value -> switch (value) {
                case String it -> texts.getOrDefault(it, it);
                case OffsetDateTime it -> it.plus(later);
                case LocalDate it -> it.plusDays(days);
                case java.sql.Date it -> java.sql.Date.valueOf(it.toLocalDate().plusDays(days));
                case UUID it when it.equals(target.technician()) -> other.technician();
                case UUID it
                when !it.equals(BookableShop.serviceOf(30)) -> made.computeIfAbsent(it, old -> UUID.randomUUID());
                case UUID[] it
                when it.length == 1 && it[0].equals(target.technician()) -> new UUID[] {other.technician()};
                case null -> null;
                default -> value;
            };
        }
    }
}
