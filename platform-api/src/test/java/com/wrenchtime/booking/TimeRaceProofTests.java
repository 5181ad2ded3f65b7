package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.availability.Attempts;
import com.wrenchtime.availability.TechnicianCalendar;
import com.wrenchtime.availability.Wish;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Skill;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.Race;
import com.wrenchtime.travel.Driving;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;

/**
 * Many customers want the same time at the same moment. Whatever they do, each time is promised once, and no time is lost.
 */
class TimeRaceProofTests extends RaceTest {

    TimeRaceProofTests(ApplicationContext application, Driving driving) {
        super(application, driving);
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

    private static final class SecondThoughts extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
