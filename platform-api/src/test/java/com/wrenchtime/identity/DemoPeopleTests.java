package com.wrenchtime.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wrenchtime.PlatformApplication;
import com.wrenchtime.testing.PageClient;
import com.wrenchtime.testing.TestDatabase;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.ConfigurableApplicationContext;

class DemoPeopleTests {

    @Test
    void givenTheDemonstration_whenItIsOver_thenTheApplicationRefusesToStartWithItsPeople() {
        var database = TestDatabase.freshDatabase();
        try (var demonstration = start(database, true)) {
            var port = demonstration.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            var browser = new PageClient(port);
            assertThat(browser.submit("/login", "email", "dana@example.com", "password", "three loose wheel nuts")
                            .location())
                    .isEqualTo("/account");
            assertThat(browser.get("/account").text()).contains("Dispatcher", "Edgar&#39;s Mobile Auto Shop");
        }

        assertThatThrownBy(() -> start(database, false).close())
                .rootCause()
                .isInstanceOf(FailureAnalyzedException.class)
                .hasMessageContaining("people of the demonstration");
    }

    private static ConfigurableApplicationContext start(TestDatabase database, boolean demonstration) {
        return new SpringApplication(PlatformApplication.class)
                .run(Stream.of(database.arguments(
                                "--server.port=0",
                                "--management.server.port=0",
                                "--wrenchtime.jobs.enabled=false",
                                "--wrenchtime.demo.enabled=" + demonstration))
                        .toArray(String[]::new));
    }
}
