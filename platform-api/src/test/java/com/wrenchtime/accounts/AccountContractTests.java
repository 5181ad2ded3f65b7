package com.wrenchtime.accounts;

import static com.wrenchtime.accounts.CustomerClient.newMailbox;
import static com.wrenchtime.accounts.CustomerClient.newPhone;
import static com.wrenchtime.testing.BookableShop.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.ApiContract;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestCallers;
import com.wrenchtime.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What is answered about customers is what the description of the API promises. */
@ServedTest
class AccountContractTests {

    private static final String ROOT = "{shop}/customers";
    private static final String PASSWORD = "{\"password\": \"violet gasket under the moon\"}";

    private final PublicApiClient api;
    private final BookableShop shop;
    private final CustomerClient anybody;
    private final ApiContract contract = new ApiContract();

    AccountContractTests(ApplicationContext application, @LocalServerPort int port) {
        this.api = new PublicApiClient(port);
        this.shop = BookableShop.open(application, 1);
        this.anybody = new CustomerClient(api, shop.slug());
    }

    @Test
    void givenTheDescription_whenEachOperationIsAsked_thenTheAnswersAreAsDescribed() {
        describesSigningIn();
        describesTheAccount();
        describesSessions();
        describesVehicles();
        describesAppointments();
        describesRefusals();

        assertThat(contract.unseen(it -> it.startsWith(ROOT)))
                .as("described and never asked for")
                .isEmpty();
    }

    private void describesSigningIn() {
        var mailbox = newMailbox();
        described("POST", "/codes", 202, anybody.ask(mailbox));
        described("POST", "/sessions", 201, anybody.redeem(anybody.receive(mailbox)));
        described(
                "POST",
                "/sessions",
                422,
                anybody.redeem(anybody.receive(mailbox).wrong()));
        var withPassword = newMailbox();
        anybody.signedIn(withPassword).put("/password", PASSWORD);
        described(
                "POST",
                "/password-sessions",
                201,
                anybody.signInByPassword(withPassword, "violet gasket under the moon"));
        described("POST", "/password-sessions", 422, anybody.signInByPassword(mailbox, "x"));
        for (var rest : List.of("/codes", "/sessions", "/password-sessions")) {
            described("POST", rest, 422, api.post(shop.slug() + "/customers" + rest, "{}"));
            described("POST", rest, 404, api.post("nobody-here/customers" + rest, "{}"));
        }
    }

    private void describesTheAccount() {
        var ana = anybody.signedIn(newMailbox());
        described("GET", "/me", 200, ana.get(""));
        described("PATCH", "/me", 200, ana.patch("", 1, "{\"name\": \"Ana\"}"));
        described("PATCH", "/me", 412, ana.patch("", 1, "{\"name\": \"Ana\"}"));
        described("PATCH", "/me", 428, ana.send("PATCH", "", "{\"name\": \"Ana\"}", Map.of()));
        described("PATCH", "/me", 422, ana.patch("", 2, "{}"));
        var phone = newPhone();
        described("POST", "/me/codes", 202, ana.post("/codes", "{%s}".formatted(CustomerClient.contact(phone))));
        described("POST", "/me/codes", 422, ana.post("/codes", "{}"));
        var code = ana.receiveToAdd(phone);
        described(
                "POST", "/me/contacts", 422, ana.post("/contacts", code.wrong().json()));
        described("POST", "/me/contacts", 200, ana.post("/contacts", code.json()));
        var taken = newPhone();
        anybody.signedIn(taken);
        described(
                "POST",
                "/me/contacts",
                409,
                ana.post("/contacts", ana.receiveToAdd(taken).json()));
        described("DELETE", "/me/contacts/{kind}", 404, ana.delete("/contacts/fax"));
        described("DELETE", "/me/contacts/{kind}", 200, ana.delete("/contacts/email"));
        described("DELETE", "/me/contacts/{kind}", 409, ana.delete("/contacts/phone"));
        described("PUT", "/me/password", 200, ana.put("/password", PASSWORD));
        described("PUT", "/me/password", 422, ana.put("/password", "{\"password\": \"short\"}"));
        described("DELETE", "/me/password", 200, ana.delete("/password"));
        TestDatabase.shared()
                .superuser()
                .sql("UPDATE %s.account_session SET proven_at = NULL"
                        .formatted(shop.registered().role()))
                .update();
        described("POST", "/me/contacts", 403, ana.post("/contacts", code.json()));
        described("PUT", "/me/password", 403, ana.put("/password", PASSWORD));
    }

    private void describesSessions() {
        var mailbox = newMailbox();
        var ana = anybody.signedIn(mailbox);
        var list = ana.get("/sessions");
        described("GET", "/me/sessions", 200, list);
        described("DELETE", "/me/sessions/{session}", 404, ana.delete("/sessions/" + UUID.randomUUID()));
        var other = anybody.signedIn(mailbox)
                .get("/sessions")
                .json()
                .at("/items/0/id")
                .asString();
        described("DELETE", "/me/sessions/{session}", 204, ana.delete("/sessions/" + other));
        described("DELETE", "/me/sessions/current", 204, ana.delete("/sessions/current"));
        described("DELETE", "/me/sessions", 204, anybody.signedIn(mailbox).delete("/sessions"));
    }

    private void describesVehicles() {
        var ana = anybody.signedIn(newMailbox());
        var car = "{\"year\": 2015, \"make\": \"Honda\", \"model\": \"Civic\"}";
        var added = ana.post("/vehicles", car);
        var path = "/vehicles/" + added.text("id");
        var none = "/vehicles/" + UUID.randomUUID();
        var one = "/me/vehicles/{vehicle}";
        var first = Map.of("If-Match", "\"1\"");
        described("POST", "/me/vehicles", 201, added);
        described("POST", "/me/vehicles", 400, ana.send("POST", "/vehicles", car, Map.of()));
        described("POST", "/me/vehicles", 422, ana.post("/vehicles", "{}"));
        described("GET", "/me/vehicles", 200, ana.get("/vehicles"));
        described("GET", one, 200, ana.get(path));
        described("GET", one, 404, ana.get(none));
        described("PUT", one, 428, ana.put(path, car));
        described("PUT", one, 422, ana.send("PUT", path, "{}", first));
        described("PUT", one, 404, ana.send("PUT", none, car, first));
        described("PUT", one, 200, ana.send("PUT", path, car, first));
        described("PUT", one, 412, ana.send("PUT", path, car, first));
        var chosen = "{\"vehicle\": \"%s\"}".formatted(added.text("id"));
        described("PUT", "/me/primary-vehicle", 200, ana.put("/primary-vehicle", chosen));
        described("PUT", "/me/primary-vehicle", 422, ana.put("/primary-vehicle", "{\"vehicle\": \"x\"}"));
        var offer = ana.post(path + "/offer", "");
        described("POST", one + "/offer", 201, offer);
        described("POST", one + "/offer", 404, ana.post(none + "/offer", ""));
        described("DELETE", one + "/offer", 204, ana.delete(path + "/offer"));
        described("DELETE", one + "/offer", 404, ana.delete(path + "/offer"));
        var code = "{\"code\": \"%s\"}".formatted(ana.post(path + "/offer", "").text("code"));
        var bob = anybody.signedIn(newMailbox());
        described("POST", "/me/accepted-offers", 200, bob.post("/accepted-offers", code));
        described("POST", "/me/accepted-offers", 422, bob.post("/accepted-offers", code));
        described("POST", "/me/accepted-offers", 422, bob.post("/accepted-offers", "{}"));
        described("DELETE", one, 428, bob.delete(path));
        described("DELETE", one, 404, bob.send("DELETE", none, null, first));
        described("DELETE", one, 412, bob.send("DELETE", path, null, first));
        described("DELETE", one, 204, bob.send("DELETE", path, null, Map.of("If-Match", "\"3\"")));
    }

    private void describesAppointments() {
        var mailbox = newMailbox();
        var ids =
                List.of("10:00", "12:00").stream().map(it -> book(it, mailbox)).toList();
        var ana = anybody.signedIn(mailbox);
        var path = "/appointments/" + ids.getFirst();
        var one = "/me/appointments/{appointment}";
        described("GET", "/me/appointments", 200, ana.get("/appointments"));
        described("GET", "/me/appointments", 422, ana.get("/appointments?limit=x"));
        described("GET", one, 200, ana.get(path));
        described("GET", one, 404, ana.get("/appointments/" + UUID.randomUUID()));
        var days = "/availability?from=%s&to=%s".formatted(BookableShop.day(3), BookableShop.day(4));
        described("GET", one + "/availability", 200, ana.get(path + days));
        described("GET", one + "/availability", 422, ana.get(path + "/availability"));
        described("GET", one + "/availability", 404, ana.get("/appointments/" + UUID.randomUUID() + days));
        described("PATCH", one, 404, ana.patch("/appointments/x", 1, "{}"));
        described("PATCH", one, 422, ana.patch(path, 1, "{}"));
        described("PATCH", one, 428, ana.send("PATCH", path, "{\"status\": \"CONFIRMED\"}", Map.of()));
        described("PATCH", one, 200, ana.patch(path, 1, "{\"status\": \"CONFIRMED\"}"));
        described("PATCH", one, 412, ana.patch(path, 1, "{\"status\": \"CANCELLED\"}"));
        described("PATCH", one, 409, ana.patch(path, 2, "{\"start\": \"%s\"}".formatted(at(3, "12:00"))));
    }

    private void describesRefusals() {
        var member = TestCallers.member(shop.registered().tenant(), com.wrenchtime.shared.Role.OWNER);
        for (var operation : List.of(
                "GET /me",
                "PATCH /me",
                "POST /me/codes",
                "POST /me/contacts",
                "DELETE /me/contacts/{kind}",
                "PUT /me/password",
                "DELETE /me/password",
                "GET /me/sessions",
                "DELETE /me/sessions",
                "DELETE /me/sessions/current",
                "DELETE /me/sessions/{session}",
                "GET /me/vehicles",
                "POST /me/vehicles",
                "GET /me/vehicles/{vehicle}",
                "PUT /me/vehicles/{vehicle}",
                "DELETE /me/vehicles/{vehicle}",
                "POST /me/vehicles/{vehicle}/offer",
                "DELETE /me/vehicles/{vehicle}/offer",
                "PUT /me/primary-vehicle",
                "POST /me/accepted-offers",
                "GET /me/appointments",
                "GET /me/appointments/{appointment}",
                "GET /me/appointments/{appointment}/availability",
                "PATCH /me/appointments/{appointment}")) {
            var method = operation.substring(0, operation.indexOf(' '));
            var rest = operation.substring(operation.indexOf(' ') + 1);
            var path = shop.slug() + "/customers" + rest.replaceAll("\\{[^}]*}", "x");
            var body = method.equals("GET") || method.equals("DELETE") ? null : "{}";
            described(method, rest, 401, api.send(method, path, body, Map.of()));
            described(method, rest, 403, api.send(method, path, body, Map.of("Authorization", member)));
        }
    }

    private String book(String time, String mailbox) {
        var booked = api.book(
                shop.slug(),
                PublicApiClient.booking(60, at(3, time), newPhone())
                        .replace("\"smsConsent\"", "\"email\": \"%s\", \"smsConsent\"".formatted(mailbox)));
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return booked.text("id");
    }

    private void described(String method, String rest, int status, Answer answer) {
        var operation = method + " " + ROOT + rest;
        assertThat(answer.status()).as("%s: %s", operation, answer).isEqualTo(status);
        contract.assertDescribed(operation, answer);
    }
}
