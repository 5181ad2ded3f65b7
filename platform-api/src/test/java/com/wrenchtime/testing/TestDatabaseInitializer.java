package com.wrenchtime.testing;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives every Spring context of the tests the shared {@link TestDatabase}, unless it brings a database of its own.
 * Registered in {@code META-INF/spring.factories} of the tests.
 */
class TestDatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (!environment.containsProperty("wrenchtime.databases.main.url")) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "test database", TestDatabase.shared().settings()));
        }
    }

    // Before the application would start a database of its own, after whatever a test class sets.
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE - 10;
    }
}
