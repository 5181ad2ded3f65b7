package com.wrenchtime;

import java.io.PrintStream;
import java.sql.Timestamp;
import java.text.SimpleDateFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the architecture rules must refuse; abstract where Spring would otherwise take it for a bean of ours. */
@SuppressWarnings({"JavaUtilDate", "JavaTimeDefaultTimeZone", "TimeInStaticInitializer", "unused"})
final class PlantedViolations {

    private PlantedViolations() {}

    static class InjectedField {
        @Autowired
        Clock clock;
    }

    static class InjectedSetting {
        @Value("${shop}")
        String shop;
    }

    interface ReadsTheSystemClock {
        LocalDate TODAY = LocalDate.now(ZoneId.of("UTC"));
    }

    interface ReadsTheSystemClockByReference {
        Supplier<Instant> NOW = Instant::now;
    }

    interface ReadsTheSystemMillis {
        long NOW = System.currentTimeMillis();
    }

    interface CreatesADate {
        Date NOW = new Date();
    }

    interface CreatesAClock {
        Clock CLOCK = Clock.systemUTC();
    }

    record UsesDate(Date date) {}

    record UsesCalendar(Calendar calendar) {}

    record UsesSimpleDateFormat(SimpleDateFormat format) {}

    record UsesSqlTimestamp(Timestamp timestamp) {}

    static class UsesATestLibrary {
        void check() {
            Assertions.assertTrue(true);
        }
    }

    static class AsksForTheActiveProfile {
        boolean tested(Environment environment) {
            return environment.matchesProfiles("test");
        }
    }

    @Profile("test")
    static class ForTestsOnly {}

    abstract static class NotWithTests {
        @Profile("!test")
        abstract void send();
    }

    interface ReadsTheEnvironment {
        @Nullable
        String SHOP = System.getenv("SHOP");
    }

    interface ReadsTheSystemProperties {
        boolean FAST = Boolean.getBoolean("fast");
    }

    interface PrintsItself {
        PrintStream OUT = System.out;
    }

    interface LogsWithTheJdk {
        java.util.logging.Logger LOGGER = java.util.logging.Logger.getLogger("shop");
    }

    @RestController
    public abstract static class PublicController {}

    @RestControllerAdvice
    public abstract static class PublicAdvice {}

    @Repository
    public abstract static class PublicRepository {}

    record SlotManager() {}

    record SlotUtil() {}

    record SlotUtils() {}

    record SlotImpl() {}

    record SlotDto() {}

    record SlotHelper() {}

    /** What looks like a violation and is none. */
    @ConfigurationProperties
    abstract static class Allowed {

        final Instant made;
        final long measured = System.nanoTime();
        final @Nullable String home = System.getenv("HOME");

        Allowed(@Value("${made}") String ignored, Clock clock) {
            this.made = Instant.now(clock);
        }

        @Bean
        @Profile("production")
        static Clock clock() {
            return Clock.systemUTC();
        }
    }
}
