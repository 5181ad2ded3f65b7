package com.wrenchtime.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.Staff;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestCallers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An owner sets what the shop says of itself. */
@ServedTest
class SettingsApiTests {

    private final ApplicationContext application;
    private final PublicApiClient visitors;
    private final int port;
    private BookableShop shop;
    private Staff staff;

    SettingsApiTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.visitors = new PublicApiClient(port);
        this.port = port;
        this.shop = BookableShop.open(application, 1);
        this.staff = Staff.of(shop, port);
    }

    @BeforeEach
    void openAShop() {
        shop = BookableShop.open(application, 1);
        staff = Staff.of(shop, port);
    }

    @Test
    void givenSettings_whenReadAndSentBack_thenNothingIsDifferentButTheVersion() {
        var before = read();

        var same = put(1, before);

        assertThat(same.status()).as(same.toString()).isEqualTo(200);
        assertThat(same.version()).isEqualTo(2);
        assertThat(read().remove("version").asInt()).isEqualTo(2);
        var after = read();
        before.remove("version");
        after.remove("version");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void givenSettings_whenChanged_thenCustomersSeeItAtOnceAndTheLogKeepsTheDifference() {
        var settings = read();
        settings.put("name", "Edgar's").put("locale", "es-US");
        ((ObjectNode) settings.get("branding")).put("color", "#AABBCC").put("logo", "https://shop.example/logo.svg");
        ((ObjectNode) settings.get("policy")).put("minNoticeMinutes", 120).put("slotStepMinutes", 15);

        var changed = put(1, settings);

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        var profile = visitors.get(shop.slug()).json();
        assertThat(profile.get("name").asString()).isEqualTo("Edgar's");
        assertThat(profile.get("locale").asString()).isEqualTo("es-US");
        assertThat(profile.at("/branding/color").asString()).isEqualTo("#aabbcc");
        assertThat(profile.at("/policy/minNoticeMinutes").asInt()).isEqualTo(120);
        var entry = staff.owner().get("audit?action=settings.changed").json().at("/items/0");
        assertThat(entry.at("/before/name").asString()).isEqualTo(shop.slug());
        assertThat(entry.at("/after/name").asString()).isEqualTo("Edgar's");
        assertThat(entry.get("after").has("phone")).isFalse();
    }

    @Test
    void givenAnOrigin_whenTakenOff_thenItsPagesMayNotReadTheAnswersAnyMore() {
        var settings = read();
        settings.putArray("allowedOrigins").add("https://other.example").add("http://localhost:*");

        assertThat(put(1, settings).status()).isEqualTo(200);

        assertThat(allowed("https://shop.example")).isFalse();
        assertThat(allowed("https://other.example")).isTrue();
        assertThat(allowed("http://localhost:5173")).isTrue();
    }

    @Test
    void givenAChange_whenTheVersionIsMissingOrOld_thenItIsRefusedAndTheLatterShowsThePresent() {
        var settings = read();
        settings.put("name", "Edgar's");
        put(1, settings);

        var missing = staff.owner().send("PUT", "settings", body(settings), Map.of());
        var stale = put(1, settings);

        assertThat(missing.status()).isEqualTo(428);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().get("present")).isEqualTo(read());
    }

    @Test
    void givenEveryRole_whenReadingAndChanging_thenOnlyTheOwnerChanges() {
        var settings = read();

        assertThat(staff.dispatcher().get("settings").status()).isEqualTo(200);
        assertThat(staff.technician().get("settings").status()).isEqualTo(403);
        assertThat(staff.accountant().get("settings").status()).isEqualTo(403);
        assertThat(program("settings:read").get("settings").status()).isEqualTo(200);
        for (var other : new StaffApiClient[] {
            staff.dispatcher(), staff.technician(), staff.accountant(), program("settings:read", "settings:write")
        }) {
            assertThat(other.put("settings", 1, body(settings)).status()).isEqualTo(403);
            assertThat(other.put("service-area", 1, "{\"zones\": []}").status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /name            | " "                        | name invalid
        /name            | null                       | name required
        /phone           | "12"                       | phone invalid
        /timeZone        | "Mars/Olympus"             | timeZone invalid
        /timeZone        | "+02:00"                   | timeZone invalid
        /country         | "CA"                       | country invalid
        /currency        | "EUR"                      | currency invalid
        /locale          | "english please"           | locale invalid
        /locale          | ""                         | locale invalid
        /branding        | null                       | branding required
        /branding/color  | "red"                      | branding.color invalid
        /branding/logo   | "http://shop.example/a"    | branding.logo invalid
        /branding/logo   | "javascript:alert(1)"      | branding.logo invalid
        /branding/logo   | "https://a b"              | branding.logo invalid
        /policy          | null                       | policy required
        /policy/minNoticeMinutes | -1                 | policy.minNoticeMinutes invalid
        /policy/horizonDays      | 0                  | policy.horizonDays invalid
        /policy/horizonDays      | 367                | policy.horizonDays invalid
        /policy/slotStepMinutes  | 4                  | policy.slotStepMinutes invalid
        /policy/holdMinutes      | 16                 | policy.holdMinutes invalid
        /policy/confirmedByHand  | null               | policy.confirmedByHand required
        /driving         | {"detourFactor": 4}        | driving invalid
        /driving         | {"townSpeed": 60, "highwaySpeed": 50} | driving invalid
        /allowedOrigins  | ["shop.example"]           | allowedOrigins invalid
        /allowedOrigins  | ["https://shop.example/"]  | allowedOrigins invalid
        /allowedOrigins  | ["https://Shop.example"]   | allowedOrigins invalid
        /allowedOrigins  | ["https://shop.example:443"] | allowedOrigins invalid
        /allowedOrigins  | ["http://shop.example"]    | allowedOrigins invalid
        /allowedOrigins  | ["*"]                      | allowedOrigins invalid
        /allowedOrigins  | ["https://*.example"]      | allowedOrigins invalid
        /allowedOrigins  | ["null"]                   | allowedOrigins invalid
        /allowedOrigins  | ["https://a.b", "https://a.b"] | allowedOrigins invalid
        """)
    void givenAWrongField_whenSent_thenItIsNamedAndNothingChanges(String path, String value, String errors) {
        var before = read();
        var settings = read();
        var names = path.substring(1).split("/", -1);
        var parent = names.length == 1 ? settings : (ObjectNode) settings.get(names[0]);
        parent.set(names[names.length - 1], JsonMapper.shared().readTree(value));

        var refused = put(1, settings);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.errors()).containsExactly(errors);
        assertThat(read()).isEqualTo(before);
    }

    private boolean allowed(String origin) {
        return visitors.send("GET", shop.slug(), null, Map.of("Origin", origin))
                .response()
                .headers()
                .firstValue("Access-Control-Allow-Origin")
                .isPresent();
    }

    private StaffApiClient program(String... scopes) {
        return new StaffApiClient(port, TestCallers.program(shop.registered().tenant(), scopes));
    }

    private ObjectNode read() {
        var answer = staff.owner().get("settings");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return (ObjectNode) answer.json();
    }

    private Answer put(int version, ObjectNode settings) {
        return staff.owner().put("settings", version, body(settings));
    }

    private static String body(ObjectNode settings) {
        var sent = settings.deepCopy();
        sent.remove("version");
        return sent.toString();
    }
}
