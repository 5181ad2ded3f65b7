package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.Race;
import com.wrenchtime.travel.Driving;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/**
 * Appointments that are moved and cancelled while others want the times: each ends in one state, and what it leaves is free.
 */
class ChangeRaceProofTests extends RaceTest {

    ChangeRaceProofTests(ApplicationContext application, Driving driving) {
        super(application, driving);
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
}
