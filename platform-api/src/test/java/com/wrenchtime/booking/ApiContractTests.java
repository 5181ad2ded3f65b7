package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static com.wrenchtime.testing.PublicApiClient.hold;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.ApiContract;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What the application answers is what its description promises to those who generate their types from it. */
@ServedTest
class ApiContractTests {

    private static final String ANA = "(530) 555-0142";
    private static final String CANCEL = "{\"status\": \"CANCELLED\"}";

    private final ApplicationContext application;
    private final PublicApiClient api;
    private final ApiContract contract = new ApiContract();

    ApiContractTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.api = new PublicApiClient(port);
    }

    @Test
    void givenTheDescription_whenEachOperationIsAsked_thenTheAnswersAreAsDescribed() {
        var shop = BookableShop.open(application, 1).slug();
        for (var rest : new String[] {"", "/storefront", "/services", "/packages"}) {
            described("GET {shop}" + rest, 200, api.get(shop + rest));
            described("GET {shop}" + rest, 404, api.get("nobody-here" + rest));
        }
        describesAvailability(shop);
        describesHolds(shop);
        describesAppointments(shop);

        assertThat(contract.unseen(it -> !it.startsWith("{shop}/customers")))
                .as("described and never asked for")
                .isEmpty();
    }

    private void describesAvailability(String shop) {
        described("GET {shop}/coverage", 200, api.get(shop + "/coverage?postalCode=95695"));
        described("GET {shop}/coverage", 200, api.get(shop + "/coverage?postalCode=90001"));
        described("GET {shop}/coverage", 404, api.get("nobody-here/coverage?postalCode=95695"));
        described("GET {shop}/coverage", 422, api.get(shop + "/coverage"));
        for (var rest : new String[] {"/availability", "/availability/days"}) {
            var query = "?services=%s&from=%s&to=%s&postalCode=%s";
            var fine = query.formatted(serviceOf(60), day(3), day(4), "95695");
            described("GET {shop}" + rest, 200, api.get(shop + rest + fine));
            described("GET {shop}" + rest, 404, api.get("nobody-here" + rest + fine));
            described("GET {shop}" + rest, 422, api.get(shop + rest));
            described(
                    "GET {shop}" + rest,
                    422,
                    api.get(shop + rest + query.formatted(serviceOf(60), day(3), day(4), "90001")));
        }
    }

    private void describesHolds(String shop) {
        var held = api.post(shop + "/holds", hold(60, at(4, "10:00")));
        described("POST {shop}/holds", 201, held);
        described("POST {shop}/holds", 404, api.post("nobody-here/holds", hold(60, at(4, "10:00"))));
        described("POST {shop}/holds", 409, api.post(shop + "/holds", hold(60, at(4, "10:00"))));
        described("POST {shop}/holds", 422, api.post(shop + "/holds", "{}"));
        described(
                "POST {shop}/holds",
                422,
                api.post(shop + "/holds", hold(60, at(4, "10:00")).replace("95695", "90001")));
        var extension = "POST {shop}/holds/{token}/extension";
        var longer = shop + "/holds/" + held.text("token") + "/extension";
        described(extension, 200, api.send("POST", longer, null, Map.of()));
        described(extension, 404, api.send("POST", shop + "/holds/x/extension", null, Map.of()));
        described("DELETE {shop}/holds/{token}", 204, api.delete(shop + "/holds/" + held.text("token")));
        described("DELETE {shop}/holds/{token}", 404, api.delete(shop + "/holds/x"));
        described(extension, 409, api.send("POST", longer, null, Map.of()));
    }

    private void describesAppointments(String shop) {
        var key = UUID.randomUUID().toString();
        var wish = booking(60, at(3, "10:00"), ANA);
        var booked = api.book(shop, key, wish);
        described("POST {shop}/appointments", 201, booked);
        described("POST {shop}/appointments", 400, api.post(shop + "/appointments", wish));
        described("POST {shop}/appointments", 404, api.book("nobody-here", wish));
        described("POST {shop}/appointments", 409, api.book(shop, wish));
        described("POST {shop}/appointments", 422, api.book(shop, "{}"));
        described("POST {shop}/appointments", 422, api.book(shop, key, booking(60, at(3, "12:00"), ANA)));
        described("POST {shop}/appointments", 422, api.book(shop, wish.replace("95695", "90001")));
        var other = api.book(shop, booking(60, at(3, "14:00"), ANA));
        described("POST {shop}/appointments", 201, other);

        var link = "manage/" + booked.text("manageToken");
        var manage = "PATCH manage/{token}";
        described("GET manage/{token}", 200, api.get(link));
        described("GET manage/{token}", 404, api.get("manage/x"));
        var times = "GET manage/{token}/availability";
        var dates = "/availability?from=%s&to=%s".formatted(day(3), day(4));
        described(times, 200, api.get(link + dates));
        described(times, 404, api.get("manage/x" + dates));
        described(times, 422, api.get(link + "/availability"));
        described(manage, 200, api.patch(link, "{\"status\": \"CONFIRMED\"}"));
        described(manage, 409, api.patch(link, "{\"start\": \"%s\"}".formatted(at(3, "14:00"))));
        described(manage, 404, api.patch("manage/x", CANCEL));
        described(manage, 412, api.send("PATCH", link, CANCEL, Map.of("If-Match", "\"9\"")));
        described(manage, 422, api.patch(link, "{}"));
        described(manage, 200, api.patch(link, CANCEL));
        var over = api.patch(link, "{\"status\": \"CONFIRMED\"}");
        described(manage, 409, over);
        assertThat(over.text("appointmentStatus")).isEqualTo("CANCELLED");
        assertThat(over.json().get("status").asInt()).isEqualTo(409);
    }

    private void described(String operation, int status, Answer answer) {
        assertThat(answer.status()).as("%s: %s", operation, answer).isEqualTo(status);
        contract.assertDescribed(operation, answer);
    }
}
