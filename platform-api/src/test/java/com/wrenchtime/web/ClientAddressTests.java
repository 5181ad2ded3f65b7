package com.wrenchtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;

@EdgeTest
@TestPropertySource(properties = "server.forward-headers-strategy=native")
class ClientAddressTests {

    private final Http http;
    private final OpenShops shops;

    ClientAddressTests(Http http, OpenShops shops) {
        this.http = http;
        this.shops = shops;
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2:ffff::1, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:3::1, 2001:db8:1:3:0:0:0:0/64",
        "example.com, unknown"
    })
    void givenAnAddress_whenCounted_thenAHouseholdIsOneClient(String remote, String client) {
        assertThat(ClientAddress.of(remote).client()).isEqualTo(client);
    }

    @Test
    void givenAProxyOfOurs_whenItForwards_thenOnlyTheHopThatItSawCounts() {
        var answer = http.get(
                "/api/v1/public/" + shops.open().slug() + "/coverage", "X-Forwarded-For", "1.2.3.4, 203.0.113.7");

        assertThat(answer.json().path("address").asString()).isEqualTo("203.0.113.7");
    }

    @Test
    void givenHttpsInFrontOfUs_whenAnswered_thenTheBrowserIsToldToStayThere() {
        var answer = http.get(
                "/api/v1/public/" + shops.open().slug() + "/coverage",
                "X-Forwarded-For",
                "203.0.113.7",
                "X-Forwarded-Proto",
                "https");

        assertThat(answer.header("Strict-Transport-Security")).contains("max-age=31536000");
    }
}
