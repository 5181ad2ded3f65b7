package com.wrenchtime.testing;

import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The application on a clock that stands still until a test moves it. */
@TestConfiguration(proxyBeanMethods = false)
class SimulatedTime {

    // A Monday, 11:00 in New York and 08:00 in California.
    static final Instant BEGINNING = Instant.parse("2027-06-07T15:00:00Z");

    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock(BEGINNING);
    }
}
