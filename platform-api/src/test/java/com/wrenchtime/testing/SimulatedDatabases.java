package com.wrenchtime.testing;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Two databases of their own for {@link SimulatedTest}. */
public final class SimulatedDatabases implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var settings = new HashMap<>(main().settings());
        settings.putAll(Map.of(
                "wrenchtime.databases.east.url",
                east().url(),
                "wrenchtime.databases.east.app-password",
                TestDatabase.PASSWORD,
                "wrenchtime.databases.east.owner-password",
                TestDatabase.PASSWORD));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("simulated databases", settings));
    }

    public static TestDatabase main() {
        return Made.MAIN;
    }

    public static TestDatabase east() {
        return Made.EAST;
    }

    private static final class Made {
        private static final TestDatabase MAIN = TestDatabase.freshDatabase();
        private static final TestDatabase EAST = TestDatabase.freshDatabase();
    }
}
