package com.wrenchtime.testing;

import com.wrenchtime.PlatformApplication;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/**
 * A test of the whole application on a clock that the test moves, with nobody at work on the queue but the test itself
 * ({@code TasksByHand}), and with two databases of its own, {@code main} and {@code east}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "wrenchtime.jobs.enabled=false",
            "wrenchtime.web.public-url=https://book.example.com",
            "wrenchtime.messaging.twilio.account-sid=AC00000000000000000000000000000000",
            "wrenchtime.messaging.twilio.auth-token=secret",
            "wrenchtime.messaging.twilio.messaging-service=MG00000000000000000000000000000000",
            "wrenchtime.limits.read-burst=1000000",
            "wrenchtime.limits.reads-per-minute=60000000",
            "wrenchtime.limits.write-burst=1000000",
            "wrenchtime.limits.writes-per-minute=60000000"
        })
@ContextConfiguration(initializers = SimulatedDatabases.class)
@Import({TestShops.class, TestCallers.class, TestPeople.class, SimulatedTime.class})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface SimulatedTest {}
