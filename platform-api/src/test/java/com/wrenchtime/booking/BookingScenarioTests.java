package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.WOODLAND;
import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Skill;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.workforce.DayHours;
import com.wrenchtime.workforce.Technician;
import com.wrenchtime.workforce.TechnicianId;
import com.wrenchtime.workforce.Technicians;
import com.wrenchtime.workforce.WeeklyHours;
import com.wrenchtime.workforce.WorkSchedule;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * What the acceptance list says of booking, by its numbers, through the API. The search is in the
 * scenario tests of the module availability, holds in HoldScenarioTests, moving and cancelling in
 * ChangeScenarioTests, races (groups K and L) in the proofs, F148 and F149 in
 * CalendarProofTests.
 *
 * <p>Not here, because they are no features yet: limits (G), appointments of several customers (I), a dry run (K221), approval
 * by staff (K212, L241, M), listing times for a move (L232), a block on moving (L238), what owners do (L247).
 */
@ServedTest
class BookingScenarioTests {

    private static final String ANA = "(530) 555-0142";
    private static final String BEN = "(530) 555-0143";
    private static final String CANCEL = "{\"status\": \"CANCELLED\"}";

    private final ApplicationContext application;
    private final PublicApiClient api;
    private BookableShop shop;

    BookingScenarioTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.api = new PublicApiClient(port);
    }

    @BeforeEach
    void open() {
        shop = BookableShop.open(application, 1);
    }

    @Test
    void givenAPageThatIsOpen_whenTheHoursChange_thenB53TheOldStartIsRefusedWithAFreshList() {
        work(shop.technicians().getFirst(), 13, 17);

        var refused = book("10:00", ANA);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(alternatives(refused)).first().asString().isEqualTo(day(3) + "T13:00");
    }

    @Test
    void givenAShopThatConfirmsByHand_whenBooked_thenE109TheRequestTakesTheTimeAndM248CancellingFreesIt() {
        shop.confirmByHand(application);
        var requested = book("10:00", ANA);

        assertThat(requested.text("status")).isEqualTo("REQUESTED");
        assertThat(starts(60)).doesNotContain("10:00");
        assertThat(book("10:00", BEN).status()).isEqualTo(409);
        assertThat(api.patch(link(requested), CANCEL).status()).isEqualTo(200);
        assertThat(starts(60)).contains("10:00");
    }

    @Test
    void givenAJobOfOneService_whenAnotherIsAskedFor_thenE110ItsTimeIsTakenToo() {
        book("10:00", ANA);

        assertThat(starts(30)).contains("09:30", "11:00").doesNotContain("10:00", "10:30");
    }

    @Test
    void givenATechnicianWithoutTheSkill_whenAskedForTimes_thenH170OnlyTheOthersOfferThem() {
        shop = BookableShop.open(application, 2);
        requireSkill(3);
        be(shop.technicians().getFirst(), true, 2);

        var first = book("10:00", ANA);

        assertThat(technician(first)).isEqualTo("Technician 1");
        assertThat(starts(60)).doesNotContain("10:00");
        assertThat(book("10:00", BEN).status()).isEqualTo(409);
    }

    @Test
    void givenAnAddressOutsideTheArea_whenAsked_thenN268ItIsToldBeforeAnyTimeIsShown() {
        var coverage = api.get(shop.slug() + "/coverage?postalCode=90001");
        var times = api.get("%s/availability?services=%s&from=%s&to=%s&postalCode=90001"
                .formatted(shop.slug(), serviceOf(60), day(3), day(3)));

        assertThat(coverage.json().get("served").asBoolean()).isFalse();
        assertThat(times.text("type")).isEqualTo("/problems/outside-service-area");
    }

    @Test
    void givenTwoTechnicians_whenTheChosenOneIsTaken_thenH176AnotherComesAndThenNobody() {
        shop = BookableShop.open(application, 2);

        var first = book("10:00", ANA);
        var second = book("10:00", BEN);
        var third = book("10:00", BEN);

        assertThat(List.of(technician(first), technician(second)))
                .containsExactlyInAnyOrder("Technician 0", "Technician 1");
        assertThat(third.status()).isEqualTo(409);
    }

    @Test
    void givenATechnicianWhoLeft_whenAskedFor_thenH179NoNewTimesAndTheOldJobsStay() {
        var booked = book("10:00", ANA);
        be(shop.technicians().getFirst(), false, 5);

        assertThat(starts(60)).isEmpty();
        assertThat(book("14:00", BEN).status()).as("K217").isEqualTo(409);
        assertThat(api.get(link(booked)).text("status")).isEqualTo("BOOKED");
    }

    @Test
    void givenAServiceThatIsSwitchedOff_whenBooked_thenO284NothingIsThere() {
        TestDatabase.shared()
                .superuser()
                .sql("UPDATE %s.service SET active = false WHERE id = ?"
                        .formatted(shop.registered().role()))
                .param(serviceOf(60))
                .update();

        assertThat(book("10:00", ANA).status()).isEqualTo(404);
        assertThat(api.get(shop.slug() + "/services").response().body())
                .doesNotContain(serviceOf(60).toString());
    }

    private Answer book(String time, String phone) {
        return api.book(shop.slug(), booking(60, at(3, time), phone));
    }

    private static String link(Answer booked) {
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return "manage/" + booked.text("manageToken");
    }

    private static String technician(Answer answer) {
        return answer.json().at("/technician/name").asString();
    }

    private List<String> starts(int minutes) {
        return api.get("%s/availability?services=%s&from=%s&to=%s&postalCode=95695"
                        .formatted(shop.slug(), serviceOf(minutes), day(3), day(3)))
                .json()
                .at("/days/0/slots")
                .valueStream()
                .map(it -> it.get("start").asString().substring(11, 16))
                .toList();
    }

    private static List<String> alternatives(Answer refused) {
        return refused.json()
                .get("alternatives")
                .valueStream()
                .map(it -> it.get("start").asString().substring(0, 16))
                .filter(it -> it.startsWith(day(3).toString()))
                .toList();
    }

    private void work(TechnicianId technician, int from, int to) {
        CurrentTenant.run(
                shop.registered().tenant(),
                () -> application
                        .getBean(Technicians.class)
                        .schedule(
                                technician,
                                new WorkSchedule(
                                        Arrays.stream(DayOfWeek.values())
                                                .map(it -> new WeeklyHours(it, new DayHours(from * 60, to * 60)))
                                                .toList(),
                                        List.of(),
                                        List.of())));
    }

    private void be(TechnicianId technician, boolean active, int skill) {
        CurrentTenant.run(
                shop.registered().tenant(),
                () -> application
                        .getBean(Technicians.class)
                        .save(new Technician(technician, "Technician 0", new Skill(skill), true, WOODLAND, active, 0)));
    }

    private void requireSkill(int level) {
        TestDatabase.shared()
                .superuser()
                .sql("UPDATE %s.service SET required_skill = ?"
                        .formatted(shop.registered().role()))
                .param(level)
                .update();
    }
}
