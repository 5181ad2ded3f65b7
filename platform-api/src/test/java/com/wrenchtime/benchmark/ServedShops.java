package com.wrenchtime.benchmark;

import com.wrenchtime.PlatformApplication;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestShops;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole application with its web server in this JVM, on an empty database, with limits that nobody reaches. Its log
 * goes to a file, as much of it as in production.
 */
final class ServedShops implements AutoCloseable {

    private static final String POOL_SIZE = "10";

    private final TestDatabase database = TestDatabase.freshDatabase();
    private final RecordedStatements statements = new RecordedStatements();
    private final ConfigurableApplicationContext context;

    ServedShops(String... more) {
        context = new SpringApplicationBuilder(PlatformApplication.class, TestShops.class)
                .initializers(it -> it.getBeanFactory().addBeanPostProcessor(statements))
                .run(database.arguments(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--management.server.port=0",
                                        "--wrenchtime.databases.main.pool-size=" + POOL_SIZE,
                                        "--logging.threshold.console=error",
                                        "--logging.file.name=target/benchmark.log"),
                                Stream.concat(withoutLimits(), Stream.of(more)))
                        .toArray(String[]::new)));
    }

    /** Arguments for an application that never refuses because somebody asks too much. */
    static Stream<String> withoutLimits() {
        return Stream.of(
                "--wrenchtime.limits.read-burst=1000000",
                "--wrenchtime.limits.reads-per-minute=60000000",
                "--wrenchtime.limits.write-burst=1000000",
                "--wrenchtime.limits.writes-per-minute=60000000",
                "--wrenchtime.limits.concurrent=1000",
                "--wrenchtime.limits.concurrent-per-shop=1000");
    }

    /** A shop with so many technicians. */
    BookableShop open(int technicians) {
        return BookableShop.open(context, technicians);
    }

    /** A part of the application. */
    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Six appointments a day for each technician, with half an hour or an hour between them, from tomorrow on. */
    void fill(BookableShop shop, int days) {
        var client = new PublicApiClient(port());
        var phone = 0;
        for (var day = 1; day <= days; day++) {
            for (var technician : shop.technicians()) {
                for (var job : List.of(
                        new Job("09:00", 60),
                        new Job("10:30", 30),
                        new Job("11:30", 60),
                        new Job("13:00", 30),
                        new Job("14:00", 60),
                        new Job("15:30", 30))) {
                    var answer = client.book(
                            shop.slug(),
                            booking(
                                    job.minutes(),
                                    technician.value().toString(),
                                    BookableShop.at(day, job.start()),
                                    phone(phone++)));
                    if (answer.status() != 201) {
                        throw new IllegalStateException(answer.toString());
                    }
                }
            }
        }
    }

    static String booking(int minutes, String technician, String start, String phone) {
        return "{\"technician\": \"" + technician + "\", "
                + PublicApiClient.booking(minutes, start, phone).substring(1);
    }

    static String phone(int number) {
        return "+1530" + (2_000_000 + number);
    }

    /** The free times for half an hour's work in a week that begins so many days from now. */
    static String week(BookableShop shop, int daysFromNow) {
        return "/api/v1/public/%s/availability?services=%s&from=%s&to=%s&postalCode=95695"
                .formatted(
                        shop.slug(),
                        BookableShop.serviceOf(30),
                        BookableShop.day(daysFromNow),
                        BookableShop.day(daysFromNow + 6));
    }

    int port() {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    TestDatabase database() {
        return database;
    }

    RecordedStatements statements() {
        return statements;
    }

    /** As many connections as the application has, for somebody without an application. */
    HikariDataSource barePool() {
        var config = new HikariConfig();
        config.setDataSource(database.dataSource("wrenchtime_app"));
        config.setMaximumPoolSize(Integer.parseInt(POOL_SIZE));
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        context.close();
    }

    private record Job(String start, int minutes) {}
}
