package com.wrenchtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@EdgeTest
class HealthTests {

    private final Http http;
    private final OpenShops shops;

    HealthTests(Http http, OpenShops shops) {
        this.http = http;
        this.shops = shops;
    }

    @Test
    void givenADatabase_whenAsked_thenReadyOnBothPortsWithoutDetails() {
        assertThat(http.get("/health").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(http.management("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(http.management("/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void givenRequests_whenScraped_thenTheyAreCountedByRouteAndDatabaseAndNeverByShop() {
        var shop = shops.open().slug();
        http.get("/api/v1/public/" + shop + "/coverage");

        var metrics = http.management("/actuator/prometheus");

        assertThat(metrics.body())
                .contains("uri=\"/api/v1/public/{shop}/coverage\"", "shop_database=\"main\"")
                .doesNotContain(shop);
        assertThat(http.management("/actuator/env").status()).isIn(401, 404);
    }
}
