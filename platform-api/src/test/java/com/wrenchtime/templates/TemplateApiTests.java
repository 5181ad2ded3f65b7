package com.wrenchtime.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.Staff;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What a shop's people make of what is said to customers. */
@ServedTest
class TemplateApiTests {

    private static final String REMINDER = "templates/reminder/en/text";

    private final BookableShop shop;
    private final Staff staff;
    private final Staff others;
    private final PublicApiClient customers;

    TemplateApiTests(ApplicationContext application, @LocalServerPort int port) {
        this.shop = BookableShop.open(application, 1);
        this.staff = Staff.of(shop, port);
        this.others = Staff.of(BookableShop.open(application, 1), port);
        this.customers = new PublicApiClient(port);
    }

    @Test
    void givenANewShop_whenItLooks_thenItSaysTheStandardTextsInTwoLanguages() {
        var all = staff.dispatcher().get("templates").json().get("items");

        assertThat(all.size()).isGreaterThan(40);
        assertThat(staff.owner().get(REMINDER).version()).isZero();
        assertThat(all.valueStream().filter(it -> it.get("channel").asString().equals("text")))
                .allSatisfy(it -> assertThat(it.get("segments").asInt()).isBetween(1, 2));
    }

    @Test
    void givenAnotherWording_whenKept_thenOnlyThisShopSaysItAndEveryVersionStays() {
        var first = staff.owner().put(REMINDER, 0, "{\"body\": \"{{shop.name}}: see you {{appointment.start}}\"}");
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(staff.owner().put(REMINDER, 0, "{\"body\": \"Too late\"}").status())
                .isEqualTo(412);
        assertThat(staff.owner().put(REMINDER, 1, "{\"body\": \"Second\"}").status())
                .isEqualTo(200);

        assertThat(staff.owner().get(REMINDER).text("body")).isEqualTo("Second");
        var versions = staff.owner().get(REMINDER + "/versions").json().get("items");
        assertThat(versions.size()).isEqualTo(2);
        assertThat(versions.get(1).get("body").asString()).startsWith("{{shop.name}}: see you");
        assertThat(others.owner().get(REMINDER).version()).isZero();
    }

    @Test
    void givenWhatNobodyKnows_whenAWordingNamesIt_thenItIsNotKept() {
        var refused = staff.owner().put("templates/help/en/text", 0, "{\"body\": \"Hi {{customer.password}}\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsExactly("body invalid");
        assertThat(staff.owner()
                        .put("templates/done/en/mail", 0, "{\"body\": \"Hi\"}")
                        .errors())
                .containsExactly("subject required");
        assertThat(staff.owner()
                        .put("templates/nothing/en/text", 0, "{\"body\": \"Hi\"}")
                        .status())
                .isEqualTo(404);
        assertThat(staff.owner().get("templates/service-due/en/text").status()).isEqualTo(404);
    }

    @Test
    void givenAnAppointment_whenAWordingIsTried_thenItsValuesStandInIt() {
        var booked =
                customers.book(shop.slug(), PublicApiClient.booking(60, BookableShop.at(3, "10:00"), "(530) 555-0142"));

        var shown = staff.owner()
                .post(
                        "templates/confirmation/en/text/preview",
                        "{\"body\": \"{{customer.name}} {{nobody}} {{service.name}}\", \"appointment\": \"%s\"}"
                                .formatted(booked.text("id")));

        assertThat(shown.status()).as(shown.toString()).isEqualTo(200);
        assertThat(shown.text("body")).isEqualTo("Ana [nobody] 60 minutes");
        assertThat(shown.json().get("unknown").get(0).asString()).isEqualTo("nobody");
        assertThat(shown.json().get("segments").asInt()).isOne();
        assertThat(others.owner()
                        .post(
                                "templates/confirmation/en/text/preview",
                                "{\"appointment\": \"%s\"}".formatted(booked.text("id")))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void givenSettings_whenChanged_thenTheyHold() {
        var owner = staff.owner();
        assertThat(owner.get("reminder-settings").json().get("reminders").size())
                .isEqualTo(2);
        var changed = owner.put("reminder-settings", 1, """
            {"reminders": [{"leadMinutes": 2880, "channel": "MAIL"}], "reviewLink": "https://reviews.example.com/x",
             "reviewAfterMinutes": 60}\
            """);
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(owner.put("reminder-settings", 2, """
            {"reminders": [{"leadMinutes": 1, "channel": "MAIL"}], "reviewAfterMinutes": 60}\
            """).errors()).containsExactly("reminders invalid");
        assertThat(staff.dispatcher().put("reminder-settings", 2, "{}").status())
                .isEqualTo(403);
        var policy = owner.put("message-settings", 1, """
            {"quietFrom": "20:00", "quietTo": "09:00", "textsAnHour": 10, "textsADay": 50, "countries": ["US"]}\
            """);
        assertThat(policy.status()).as(policy.toString()).isEqualTo(200);
        assertThat(owner.put("message-settings", 2, """
            {"quietFrom": "23:00", "quietTo": "05:00", "textsAnHour": 10, "textsADay": 50, "countries": ["XX"]}\
            """).errors())
                .containsExactlyInAnyOrder("quietFrom invalid", "quietTo invalid", "countries invalid");
    }
}
