package com.wrenchtime.booking;

import static com.wrenchtime.testing.PublicApiClient.hold;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PlatformTest;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.travel.DriveTimes;
import com.wrenchtime.travel.Driving;
import com.wrenchtime.travel.OwnDriving;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * A test of many customers at once, through two processes of the application, which all these tests share, and beside them on
 * the same database.
 */
@PlatformTest
@DirtiesContext
@TestPropertySource(
        properties = {
            "wrenchtime.jobs.enabled=false",
            "wrenchtime.databases.main.pool-size=40",
            "wrenchtime.databases.main.connection-timeout=30s"
        })
abstract class RaceTest {

    static final int CLIENTS = 64;
    static final int CREATED = 201;
    static final int CONFLICT = 409;

    private static final TestDatabase DATABASE = TestDatabase.freshDatabase();

    private static @Nullable TwoProcesses processes;

    final ApplicationContext application;
    private final DriveTimes drives;

    RaceTest(ApplicationContext application, Driving driving) {
        this.application = application;
        this.drives = driving.of(OwnDriving.NONE);
    }

    @DynamicPropertySource
    static void useTheDatabaseOfTheProcesses(DynamicPropertyRegistry properties) {
        DATABASE.settings().forEach((name, value) -> properties.add(name, () -> value));
    }

    @BeforeAll
    static void start() throws Exception {
        if (processes == null) {
            var started = TwoProcesses.start(DATABASE, Files.createTempDirectory("wrenchtime-race-"));
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            processes = started;
        }
    }

    static TwoProcesses processes() {
        return requireNonNull(processes);
    }

    CalendarAudit open(int technicians) {
        return open(technicians, Duration.ZERO);
    }

    CalendarAudit open(int technicians, Duration bufferAfter) {
        return new CalendarAudit(DATABASE, drives, BookableShop.open(application, technicians, bufferAfter));
    }

    static PublicApiClient client(int number) {
        return processes().client(number);
    }

    static Answer keep(CalendarAudit audit, int client, int minutes, String start) {
        return client(client).send("POST", slug(audit) + "/holds", hold(minutes, start), Crowd.from(client));
    }

    static String slug(CalendarAudit audit) {
        return audit.shop().slug();
    }

    static String link(Answer booked) {
        assertThat(booked.status()).as(booked.toString()).isEqualTo(CREATED);
        return "manage/" + booked.text("manageToken");
    }

    static String start(String start) {
        return "{\"start\": \"%s\"}".formatted(start);
    }

    static String later(int day, String time, long minutesLater) {
        return BookableShop.at(
                day, LocalTime.parse(time).plusMinutes(minutesLater).toString());
    }

    static String phone(int number) {
        return Crowd.phone(number);
    }

    static String statuses(List<Answer> answers) {
        return answers.stream()
                .collect(Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.counting()))
                .toString();
    }
}
