package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.serviceOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.Proof;
import com.wrenchtime.testing.Race;
import com.wrenchtime.travel.Driving;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;

/**
 * Customers who do anything that customers can, and a calendar that stays in order.
 *
 * <p>Longer: see {@link Proof}.
 */
class CalendarProofTests extends RaceTest {

    CalendarProofTests(ApplicationContext application, Driving driving) {
        super(application, driving);
    }

    @Test
    void givenCustomersWhoDoAnything_whenTheyAllDoItAtOnce_thenTheCalendarIsInOrder() throws Exception {
        var audit = open(2, Duration.ofMinutes(10));
        var end = System.nanoTime() + Proof.time().toNanos();
        var crowd = new Crowd(processes(), audit.shop());

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

    private static int lengthOf(Random random) {
        return List.of(30, 60, 90).get(random.nextInt(3));
    }

    private static String zip(Random random) {
        return random.nextBoolean() ? "95695" : "95616";
    }
}
