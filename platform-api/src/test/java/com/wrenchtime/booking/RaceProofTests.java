package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static com.wrenchtime.testing.PublicApiClient.hold;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.availability.Attempts;
import com.wrenchtime.availability.TechnicianCalendar;
import com.wrenchtime.availability.Wish;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Skill;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PlatformTest;
import com.wrenchtime.testing.Proof;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.travel.DriveTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * Many customers want the same time at the same moment, through two processes of the application. Whatever they do, each
 * time is promised once, and no time is lost.
 *
 * <p>Longer: see {@link Proof}.
 */
@PlatformTest
@DirtiesContext
@TestPropertySource(
        properties = {
            "wrenchtime.jobs.enabled=false",
            "wrenchtime.databases.main.pool-size=40",
            "wrenchtime.databases.main.connection-timeout=30s"
        })
class RaceProofTests {

    private static final int CLIENTS = 64;
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;
    private static final TestDatabase DATABASE = TestDatabase.freshDatabase();

    private static TwoProcesses processes;

    private final ApplicationContext application;
    private final DriveTimes drives;

    RaceProofTests(ApplicationContext application, DriveTimes drives) {
        this.application = application;
        this.drives = drives;
    }

    @DynamicPropertySource
    static void useTheDatabaseOfTheProcesses(DynamicPropertyRegistry properties) {
        DATABASE.settings().forEach((name, value) -> properties.add(name, () -> value));
    }

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        processes = TwoProcesses.start(DATABASE, folder);
    }

    @AfterAll
    static void stop() {
        processes.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"09:00", "11:30", "16:00"})
    void givenOneSlot_whenManyBookItAtOnce_thenOneWinsAndAllOthersGetAlternatives(String time) throws Exception {
        var audit = open(1);

        var answers = Race.of(CLIENTS, it -> client(it).book(slug(audit), booking(60, at(3, time), phone(it))));

        assertThat(statuses(answers)).isEqualTo("{201=1, 409=63}");
        assertThat(answers).filteredOn(it -> it.status() == CONFLICT).allSatisfy(it -> {
            assertThat(it.text("type")).isEqualTo("/problems/slot-taken");
            assertThat(it.json().get("alternatives")).isNotEmpty();
        });
        assertThat(audit.appointments()).isEqualTo(1);
        assertThat(audit.liveCommitments()).isEqualTo(1);
        audit.assertConsistent();
    }

    @Test
    void givenServicesThatOverlapPartly_whenBookedAtOnce_thenOneOfEachConflictWins() throws Exception {
        var audit = open(1);
        // Those before noon exclude each other, as do those after it, because they meet from 10:00 or 15:00 on.
        var wishes = List.of(
                booking(30, at(3, "10:00"), phone(1)),
                booking(30, at(3, "15:00"), phone(2)),
                booking(120, at(3, "09:00"), phone(3)),
                booking(120, at(3, "14:00"), phone(4)),
                booking(60, at(3, "09:30"), phone(5)),
                booking(90, at(3, "15:00"), phone(6)));

        var answers = Race.of(CLIENTS, it -> client(it).book(slug(audit), wishes.get(it % wishes.size())));

        assertThat(statuses(answers)).isEqualTo("{201=2, 409=62}");
        assertThat(audit.appointments()).isEqualTo(2);
        audit.assertConsistent();
    }

    @Test
    void givenAChainOfOverlaps_whenBookedAtOnce_thenTheWinnersFitTogether() throws Exception {
        var audit = open(1);

        var answers = Race.of(
                CLIENTS,
                it -> client(it).book(slug(audit), booking(90, later(3, "09:00", (it % 14) * 30L), phone(it))));

        assertThat(answers).extracting(Answer::status).containsOnly(CREATED, CONFLICT);
        assertThat(audit.appointments())
                .isBetween(3L, 5L)
                .isEqualTo(answers.stream().filter(it -> it.status() == CREATED).count());
        audit.assertConsistent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"09:00", "12:00"})
    void givenOneSlot_whenHeldAndBookedAtOnce_thenOneOfThemAllWins(String time) throws Exception {
        var audit = open(1);

        var answers = Race.of(
                CLIENTS,
                it -> it / 2 % 2 == 0
                        ? keep(audit, it, 60, at(3, time))
                        : client(it).book(slug(audit), booking(60, at(3, time), phone(it))));

        assertThat(statuses(answers)).isEqualTo("{201=1, 409=63}");
        assertThat(audit.liveCommitments()).isEqualTo(1);
        audit.assertConsistent();
    }

    @Test
    void givenAHold_whenItsHolderBooksManyTimesAtOnce_thenOnce() throws Exception {
        var audit = open(1);
        var token = keep(audit, 0, 60, at(3, "10:00")).text("token");

        var answers = Race.of(
                CLIENTS,
                it -> client(it)
                        .book(
                                slug(audit),
                                it < CLIENTS / 2 ? booking(token, phone(1)) : booking(60, at(3, "10:00"), phone(it))));

        assertThat(statuses(answers)).isEqualTo("{201=1, 409=63}");
        assertThat(answers.subList(0, CLIENTS / 2))
                .extracting(Answer::status)
                .as("those with the hold")
                .contains(CREATED);
        audit.assertConsistent();
    }

    @Test
    void givenAnAppointment_whenItMovesWhereOthersBook_thenOneGetsTheTimeAndTheOldOneIsKeptOrFree() throws Exception {
        var audit = open(1);
        var link = link(client(0).book(slug(audit), booking(60, at(3, "09:00"), phone(0))));

        var answers = Race.of(
                CLIENTS,
                it -> it < 2
                        ? client(it).patch(link, start(at(3, "14:00")))
                        : client(it).book(slug(audit), booking(60, at(3, "14:00"), phone(it))));

        var moved = answers.getFirst().status() == 200;
        assertThat(answers.subList(2, CLIENTS).stream()
                        .filter(it -> it.status() == CREATED)
                        .count())
                .isEqualTo(moved ? 0 : 1);
        assertThat(answers).extracting(Answer::status).containsOnly(moved ? 200 : CREATED, CONFLICT);
        assertThat(client(0).get(link).text("start")).contains(moved ? "T14:00" : "T09:00");
        assertThat(audit.appointments()).isEqualTo(moved ? 1 : 2);
        audit.assertConsistent();
    }

    @Test
    void givenAnAppointment_whenMovedTwiceAtOnce_thenItIsAtOneOfTheTimes() throws Exception {
        for (int round = 3; round < 9; round++) {
            var day = round;
            var audit = open(1);
            var link = link(client(0).book(slug(audit), booking(60, at(day, "09:00"), phone(0))));

            var answers = Race.of(
                    2,
                    it -> client(it)
                            .patch(link, start(at(day, List.of("14:00", "14:30").get(it)))));

            assertThat(statuses(answers)).isEqualTo("{200=2}");
            assertThat(client(0).get(link).text("start")).containsAnyOf("T14:00", "T14:30");
            assertThat(audit.liveCommitments()).isEqualTo(1);
            audit.assertConsistent();
        }
    }

    @Test
    void givenAnAppointment_whenMovedAndCancelledAtOnce_thenItIsCancelledAndNoTimeIsTaken() throws Exception {
        for (int round = 3; round < 9; round++) {
            var day = round;
            var audit = open(1);
            var link = link(client(0).book(slug(audit), booking(60, at(day, "09:00"), phone(0))));

            var answers = Race.of(
                    2, it -> client(it).patch(link, it == 0 ? start(at(day, "14:00")) : "{\"status\": \"CANCELLED\"}"));

            assertThat(answers.getFirst().status()).isIn(200, CONFLICT);
            assertThat(answers.getLast().status()).isEqualTo(200);
            assertThat(client(1).get(link).text("status")).isEqualTo("CANCELLED");
            assertThat(audit.liveCommitments()).isZero();
            audit.assertConsistent();
        }
    }

    @Test
    void givenOneKey_whenSentManyTimesAtOnce_thenOneAppointmentAndEqualAnswers() throws Exception {
        var audit = open(2);
        var key = UUID.randomUUID().toString();
        var body = booking(60, at(3, "10:00"), phone(1));

        var answers = Race.of(20, it -> client(it).book(slug(audit), key, body));

        assertThat(statuses(answers)).isEqualTo("{201=20}");
        assertThat(answers.stream().map(it -> it.response().body()).distinct()).hasSize(1);
        assertThat(audit.appointments()).isEqualTo(1);
        audit.assertConsistent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"09:00", "12:30", "16:00"})
    void givenTwoTechnicians_whenThreeBookOneTimeAtOnce_thenBothTechniciansAreTaken(String time) throws Exception {
        var audit = open(2);

        var answers = Race.of(3, it -> client(it).book(slug(audit), booking(60, at(3, time), phone(it))));

        assertThat(statuses(answers)).isEqualTo("{201=2, 409=1}");
        assertThat(answers.stream()
                        .filter(it -> it.status() == CREATED)
                        .map(it -> it.json().at("/technician/name").asString()))
                .containsExactlyInAnyOrder("Technician 0", "Technician 1");
        audit.assertConsistent();
    }

    @Test
    void givenAnUnknownNumber_whenItBooksTwiceAtOnce_thenBothAreOfOneCustomer() throws Exception {
        for (int round = 0; round < 6; round++) {
            var audit = open(2);
            var phone = phone(round);

            var answers = Race.of(
                    2,
                    it -> client(it)
                            .book(
                                    slug(audit),
                                    booking(60, at(3, List.of("10:00", "13:00").get(it)), phone)
                                            .replaceFirst(
                                                    "\\{",
                                                    "{\"technician\": \"%s\", "
                                                            .formatted(audit.shop()
                                                                    .technicians()
                                                                    .get(it)
                                                                    .value()))));

            assertThat(statuses(answers)).isEqualTo("{201=2}");
            assertThat(audit.customers()).isEqualTo(1);
            audit.assertConsistent();
        }
    }

    @Test
    void givenWinnersWhoAreRolledBack_whenOthersWantTheirTimes_thenNoneStaysUnsold() throws Exception {
        var audit = open(1);
        var rolledBack = new AtomicInteger();

        for (int day = 3; day < 9; day++) {
            var date = day;
            var starts = IntStream.range(0, 8)
                    .mapToObj(it -> later(date, "09:00", it * 60L))
                    .toList();
            var before = audit.liveCommitments();

            var outcomes = Race.of(32, it -> take(audit.shop(), starts.get(it % 8)));

            rolledBack.addAndGet(
                    (int) outcomes.stream().filter("rolled back"::equals).count());
            for (int slot = 0; slot < 8; slot++) {
                var number = slot;
                var wanted = IntStream.range(0, 32)
                        .filter(it -> it % 8 == number)
                        .mapToObj(outcomes::get)
                        .toList();
                assertThat(wanted.stream().filter("taken"::equals).count())
                        .as("%s of %s", starts.get(slot), wanted)
                        .isEqualTo(wanted.stream().allMatch("rolled back"::equals) ? 0 : 1);
            }
            assertThat(audit.liveCommitments() - before)
                    .isEqualTo(outcomes.stream().filter("taken"::equals).count());
        }
        assertThat(rolledBack).hasPositiveValue();
    }

    /** Takes the time, or fails after it did in one of five cases. */
    private String take(BookableShop shop, String start) {
        var calendar = application.getBean(TechnicianCalendar.class);
        var wish = new Wish(Duration.ofMinutes(60), new Skill(1), BookableShop.WOODLAND, null);
        try {
            return CurrentTenant.<String, RuntimeException>call(
                    shop.registered().tenant(),
                    () -> application.getBean(Attempts.class).until(() -> {
                        var taken = calendar.take(
                                UUID.randomUUID(),
                                wish,
                                shop.technicians().getFirst(),
                                OffsetDateTime.parse(start).toInstant());
                        if (taken.isPresent() && ThreadLocalRandom.current().nextInt(5) == 0) {
                            throw new SecondThoughts();
                        }
                        return Optional.of(taken.isPresent() ? "taken" : "refused");
                    }));
        } catch (SecondThoughts e) {
            return "rolled back";
        }
    }

    @Test
    void givenCustomersWhoDoAnything_whenTheyAllDoItAtOnce_thenTheCalendarIsInOrder() throws Exception {
        var audit = open(2, Duration.ofMinutes(10));
        var end = System.nanoTime() + Proof.time().toNanos();
        var crowd = new Crowd(processes, audit.shop());

        Race.of(16, it -> crowd.act(it, end));

        System.out.println("interleaved: " + crowd.seen());
        assertThat(crowd.failures()).isEmpty();
        assertThat(crowd.seen().keySet())
                .contains("hold 201", "release 204", "book 201", "book 409", "move 200", "cancel 200");
        audit.assertConsistent();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givenABookedDay_whenEveryStartIsTried_thenExactlyTheOfferedOnesCanBeBooked(long seed) throws Exception {
        var random = new Random(seed);
        var audit = open(1, Duration.ofMinutes(20));
        for (int i = 0; i < 4; i++) {
            client(i)
                    .book(
                            slug(audit),
                            Crowd.booking(
                                    lengthOf(random),
                                    later(3, "09:00", random.nextInt(16) * 30L),
                                    phone(i),
                                    zip(random)));
        }
        var before = audit.snapshot();
        var minutes = lengthOf(random);
        var zip = zip(random);
        var offered = offered(audit, minutes, zip);

        assertThat(offered).as("offers between %s", before).isNotEmpty();
        for (int step = 0; step < 48; step++) {
            var start = later(3, "00:00", step * 30L);
            var answer = client(step).book(slug(audit), Crowd.booking(minutes, start, phone(9), zip));
            assertThat(answer.status())
                    .as("%s of %s between %s: %s", start, offered, before, answer)
                    .isEqualTo(offered.contains(OffsetDateTime.parse(start)) ? CREATED : CONFLICT);
            if (answer.status() == CREATED) {
                assertThat(client(step + 1)
                                .patch(link(answer), "{\"status\": \"CANCELLED\"}")
                                .status())
                        .isEqualTo(200);
            }
            assertThat(audit.snapshot()).isEqualTo(before);
        }
        audit.assertConsistent();
    }

    private List<OffsetDateTime> offered(CalendarAudit audit, int minutes, String zip) {
        var found = client(0)
                .get("%s/availability?services=%s&from=%s&to=%s&postalCode=%s"
                        .formatted(slug(audit), serviceOf(minutes), BookableShop.day(3), BookableShop.day(3), zip));
        return found.json()
                .at("/days/0/slots")
                .valueStream()
                .map(it -> OffsetDateTime.parse(it.get("start").asString()))
                .toList();
    }

    private CalendarAudit open(int technicians) {
        return open(technicians, Duration.ZERO);
    }

    private CalendarAudit open(int technicians, Duration bufferAfter) {
        return new CalendarAudit(DATABASE, drives, BookableShop.open(application, technicians, bufferAfter));
    }

    private static PublicApiClient client(int number) {
        return processes.client(number);
    }

    private static Answer keep(CalendarAudit audit, int client, int minutes, String start) {
        return client(client).send("POST", slug(audit) + "/holds", hold(minutes, start), Crowd.from(client));
    }

    private static String slug(CalendarAudit audit) {
        return audit.shop().slug();
    }

    private static String link(Answer booked) {
        assertThat(booked.status()).as(booked.toString()).isEqualTo(CREATED);
        return "manage/" + booked.text("manageToken");
    }

    private static String start(String start) {
        return "{\"start\": \"%s\"}".formatted(start);
    }

    private static String later(int day, String time, long minutesLater) {
        return BookableShop.at(
                day, LocalTime.parse(time).plusMinutes(minutesLater).toString());
    }

    private static String phone(int number) {
        return Crowd.phone(number);
    }

    private static int lengthOf(Random random) {
        return List.of(30, 60, 90).get(random.nextInt(3));
    }

    private static String zip(Random random) {
        return random.nextBoolean() ? "95695" : "95616";
    }

    private static String statuses(List<Answer> answers) {
        return answers.stream()
                .collect(Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.counting()))
                .toString();
    }

    private static final class SecondThoughts extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
