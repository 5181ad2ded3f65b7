package com.wrenchtime.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.Staff;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestCallers;
import com.wrenchtime.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** From what a shop says of itself to a number that carriers take texts from. */
@ServedTest
class TextRegistrationTests {

    private static final String SAID = """
        {"replyTo": "edgar@example.com", "legalName": "Edgar LLC", "contactName": "Edgar", "contactEmail": "edgar@example.com",
         "street": "1 Main St", "city": "Woodland", "region": "CA", "postalCode": "95695",
         "website": "https://edgar.example.com", "taxNumber": true, "textsAMonth": 500}\
        """;
    private static final String SERVICE = "MG" + "a".repeat(32);

    private final ApplicationContext application;
    private final BookableShop shop;
    private final Staff staff;
    private final StaffApiClient operator;

    TextRegistrationTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.shop = BookableShop.open(application, 1);
        this.staff = Staff.of(shop, port);
        this.operator = new StaffApiClient(port, TestCallers.operator());
    }

    @Test
    void givenAShop_whenItSaysWhatCarriersAsk_thenAnOperatorCanDecideAndItsNumberLeadsToIt() {
        assertThat(staff.owner().get("text-registration").text("status")).isEqualTo("NOT_BEGUN");
        var submitted = staff.owner().put("text-registration", 0, SAID);
        assertThat(submitted.status()).as(submitted.toString()).isEqualTo(200);
        assertThat(submitted.text("status")).isEqualTo("SUBMITTED");
        var number = "+1530556%04d".formatted(Math.abs(shop.slug().hashCode() % 10_000));

        var decided = decide(shop, number);

        assertThat(decided.status()).as(decided.toString()).isEqualTo(200);
        assertThat(staff.owner().get("text-registration").text("status")).isEqualTo("APPROVED");
        assertThat(staff.owner()
                        .get("message-settings")
                        .json()
                        .get("numberApproved")
                        .asBoolean())
                .isTrue();
        assertThat(TestDatabase.shared()
                        .count("platform.text_number WHERE number = '%s' AND shop_id = '%s'"
                                .formatted(number, shop.registered().id())))
                .isOne();
        assertThat(decide(BookableShop.open(application, 1), number).errors()).containsExactly("number taken");
    }

    @Test
    void givenWhatIsMissing_whenSubmitted_thenEachFieldIsNamed() {
        assertThat(staff.owner().put("text-registration", 0, "{}").errors()).hasSize(10);
        assertThat(staff.dispatcher().put("text-registration", 0, SAID).status())
                .isEqualTo(403);
        assertThat(operator.send(
                                "PUT",
                                "operator/shops/%s/text-registration"
                                        .formatted(shop.registered().id()),
                                "{\"status\": \"APPROVED\"}",
                                Map.of())
                        .errors())
                .containsExactlyInAnyOrder("number required", "messagingService required");
        assertThat(operator.get("operator/dead-tasks").status()).isEqualTo(200);
    }

    private com.wrenchtime.testing.PublicApiClient.Answer decide(BookableShop which, String number) {
        return operator.send(
                "PUT",
                "operator/shops/%s/text-registration"
                        .formatted(which.registered().id()),
                "{\"status\": \"APPROVED\", \"number\": \"%s\", \"messagingService\": \"%s\"}"
                        .formatted(number, SERVICE),
                Map.of());
    }
}
