package com.wrenchtime.availability;

import static com.wrenchtime.availability.ASearch.aSearch;
import static com.wrenchtime.availability.ATechnician.MONDAY;
import static com.wrenchtime.availability.ATechnician.aTechnician;
import static com.wrenchtime.availability.Scenarios.J;
import static com.wrenchtime.availability.Scenarios.X;
import static com.wrenchtime.availability.Scenarios.Y;
import static com.wrenchtime.availability.Scenarios.drives;
import static com.wrenchtime.availability.Scenarios.every;
import static com.wrenchtime.availability.Scenarios.slot;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Group H of the acceptance list, by its numbers: several technicians.
 *
 * <p>Not here, because they are not features of the search: teams in which everybody is needed (H166, H167), assignment by
 * weight (H175), limits per day or week (group G). Not here, because others decide: technicians who leave, lack a skill or are
 * outside the area (H170, H176, H178, H179).
 */
class TechniciansScenarioTests {

    @Test
    void givenTwoTechnicians_whenOneWorks_thenTheDayIsNotClosed() {
        var search = aSearch()
                .of(480, 15)
                .by(
                        aTechnician().away("2027-06-07", "2027-06-07"),
                        aTechnician().numbered(2));

        assertThat(search.days())
                .containsExactly(new DaySlots(MONDAY, false, List.of(slot("09:00", "17:00", 0, false, 2))));
    }

    @Test
    void givenHalvesOfTwoTechnicians_whenAskedForStarts_thenH164NobodyIsOffered() {
        var search = aSearch()
                .of(30, 15)
                .by(
                        aTechnician().hours("11:00-11:20"),
                        aTechnician().numbered(2).hours("11:15-11:30"));

        assertThat(search.starts()).isEmpty();
    }

    @Test
    void givenTwoTechniciansWhoOverlap_whenAskedForStarts_thenH169OffersTheUnionWithBothWhereBothCan() {
        var search = aSearch()
                .by(
                        aTechnician().hours("09:00-12:00"),
                        aTechnician().numbered(2).hours("11:00-15:00"));

        assertThat(search.starts()).isEqualTo(every(21, "09:00", "14:00", 15));
        assertThat(search.slots().get(8)).isEqualTo(slot("11:00", "12:00", 0, false, 1, 2));
    }

    @Test
    void givenABookingOfOneOfThem_whenAskedForStarts_thenH169TheOtherStillCan() {
        var search = aSearch()
                .startingWithin("11:00", "11:15")
                .by(
                        aTechnician().hours("09:00-12:00").busy("11:00", "12:00"),
                        aTechnician().numbered(2).hours("11:00-15:00"));

        assertThat(search.slots()).containsExactly(slot("11:00", "12:00", 0, false, 2));
    }

    @Test
    void givenABookingOfBoth_whenAskedForStarts_thenH169NobodyCan() {
        var search = aSearch()
                .startingWithin("11:00", "11:15")
                .by(
                        aTechnician().hours("09:00-12:00").busy("11:00", "12:00"),
                        aTechnician().numbered(2).hours("11:00-15:00").busy("11:00", "12:00"));

        assertThat(search.starts()).isEmpty();
    }

    @Test
    void givenTechniciansInTwoZones_whenAskedForStarts_thenH172OffersTheUnionOfInstants() {
        var search = aSearch()
                .of(60, 60)
                .by(
                        aTechnician().hours("09:00-11:00"),
                        aTechnician().numbered(2).in("America/Denver").hours("08:00-10:00"));

        assertThat(search.slots())
                .containsExactly(
                        slot("09:00", "10:00", 0, false, 1),
                        slot("10:00", "11:00", 0, false, 1, 2),
                        slot("11:00", "12:00", 0, false, 2));
    }

    @Test
    void givenTechniciansWithBuffers_whenAskedForStarts_thenH173NamesOnlyThoseFreeForWorkAndBuffers() {
        var search = aSearch()
                .buffers(30, 0)
                .startingWithin("11:00", "11:15")
                .by(
                        aTechnician().busy("09:00", "10:45"),
                        aTechnician().numbered(2).busy("12:00", "13:00", 15, 0),
                        aTechnician().numbered(3).busy("09:00", "10:30"));

        assertThat(search.slots()).containsExactly(slot("11:00", "12:00", 0, true, 3));
    }

    @Test
    void givenTechniciansAtDifferentDistances_whenAskedForStarts_thenTheLeastAddedDrivingComesFirst() {
        var search = aSearch()
                .of(60, 60)
                .startingWithin("12:00", "13:00")
                .at(J)
                .driving(drives(X, J, 25, J, X, 20, Y, J, 4, J, Y, 5, Y, X, 30))
                .by(
                        aTechnician().livingAt(X),
                        aTechnician().numbered(2).livingAt(Y),
                        aTechnician().numbered(3).busyAt(Y, "09:00", "10:00"),
                        aTechnician().numbered(4).busyAt(Y, "09:00", "10:00").livingAt(X));

        // At home 25 + 20; at home 4 + 5; from the job 4; from the job 4, home 20, instead of 30 from the job to home.
        assertThat(search.slots()).containsExactly(slot("12:00", "13:00", 0, true, 4, 3, 2, 1));
    }
}
