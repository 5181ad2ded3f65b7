package com.wrenchtime.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.Staff;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServedTest
class FeedTests {

    private final int port;
    private final BookableShop shop;
    private final Staff staff;
    private final Staff others;
    private final PublicApiClient customers;

    FeedTests(ApplicationContext application, @LocalServerPort int port) {
        this.port = port;
        this.shop = BookableShop.open(application, 2);
        this.staff = Staff.of(shop, port);
        this.others = Staff.of(BookableShop.open(application, 1), port);
        this.customers = new PublicApiClient(port);
    }

    @Test
    void givenAppointments_whenAFeedIsRead_thenTwoProgramsFindThemThere() throws Exception {
        customers.book(shop.slug(), PublicApiClient.booking(60, BookableShop.at(3, "10:00"), "(530) 555-0142"));
        var cancelled =
                customers.book(shop.slug(), PublicApiClient.booking(60, BookableShop.at(4, "10:00"), "(530) 555-0143"));
        customers.patch("manage/" + cancelled.text("manageToken"), "{\"status\": \"CANCELLED\"}");
        var feed = staff.owner().post("feeds", "{}");
        assertThat(feed.status()).as(feed.toString()).isEqualTo(201);

        var text = read(feed.text("url"), 200);

        assertThat(Biweekly.parse(text).first().getEvents())
                .extracting(it -> it.getStatus().getValue())
                .containsExactly("CONFIRMED", "CANCELLED");
        assertThat(events(text)).isEqualTo(2);
    }

    @Test
    void givenAFeed_whenItIsOpenedAgainOrClosed_thenItsOldAddressShowsNothing() throws Exception {
        var first = staff.owner().post("feeds", "{}");
        var second = staff.owner().post("feeds", "{}");

        read(first.text("url"), 404);
        read(second.text("url"), 200);
        assertThat(others.owner().delete("feeds/" + second.text("id")).status()).isEqualTo(404);
        assertThat(staff.owner().delete("feeds/" + second.text("id")).status()).isEqualTo(204);
        read(second.text("url"), 404);
        read("https://x/feeds/" + "A".repeat(75) + ".ics", 404);
    }

    @Test
    void givenATechnician_whenFeedsAreOpened_thenTheySeeTheirOwnAlone() throws Exception {
        var mine = shop.technicians().getFirst().value();
        var theirs = shop.technicians().get(1).value();

        assertThat(staff.technician().post("feeds", "{}").status()).isEqualTo(404);
        assertThat(staff.technician()
                        .post("feeds", "{\"technician\": \"%s\"}".formatted(theirs))
                        .status())
                .isEqualTo(404);
        var own = staff.technician().post("feeds", "{\"technician\": \"%s\"}".formatted(mine));
        assertThat(own.status()).isEqualTo(201);
        assertThat(staff.otherTechnician().get("feeds").json().get("items").size())
                .isZero();
        assertThat(staff.otherTechnician().delete("feeds/" + own.text("id")).status())
                .isEqualTo(404);
        read(own.text("url"), 200);
    }

    private static int events(String text) throws IOException, ParserException {
        return new CalendarBuilder()
                .build(new StringReader(text))
                .getComponents("VEVENT")
                .size();
    }

    private String read(String url, int status) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + port + url.substring(url.indexOf("/feeds/"))))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(status);
            return answer.body();
        }
    }
}
