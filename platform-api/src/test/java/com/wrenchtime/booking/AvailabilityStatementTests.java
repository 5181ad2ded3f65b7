package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.CountedStatements;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.ServedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** What a question for free times costs the database. */
@ServedTest
@Import(CountedStatements.class)
class AvailabilityStatementTests {

    private static final int AT_MOST = 4;

    private final ApplicationContext application;
    private final CountedStatements statements;
    private final PublicApiClient api;

    AvailabilityStatementTests(
            ApplicationContext application, CountedStatements statements, @LocalServerPort int port) {
        this.application = application;
        this.statements = statements;
        this.api = new PublicApiClient(port);
    }

    @ParameterizedTest
    @CsvSource({
        "1, availability, false",
        "5, availability, false",
        "5, availability, true",
        "1, availability/days, false",
        "5, availability/days, true"
    })
    void givenWarmCaches_whenAskedForFreeTimes_thenFourStatementsAreEnough(
            int technicians, String route, boolean ofOne) {
        var shop = BookableShop.open(application, technicians);
        for (var time : new String[] {"09:00", "11:00", "14:00"}) {
            var booked = api.book(shop.slug(), PublicApiClient.booking(60, at(3, time), "(530) 555-0142"));
            assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        }
        var question = "%s/%s?services=%s,%s&from=%s&to=%s&postalCode=95695"
                        .formatted(shop.slug(), route, serviceOf(60), serviceOf(30), day(1), day(14))
                + (ofOne ? "&technician=" + shop.technicians().getLast().value() : "");
        assertThat(api.get(question).status()).isEqualTo(200);

        var asked =
                statements.during(() -> assertThat(api.get(question).status()).isEqualTo(200));

        assertThat(asked)
                .as("SET LOCAL ROLE included; BEGIN and COMMIT go along with the others")
                .hasSizeBetween(2, AT_MOST)
                .anyMatch(it -> it.startsWith("SET LOCAL ROLE"));
    }
}
