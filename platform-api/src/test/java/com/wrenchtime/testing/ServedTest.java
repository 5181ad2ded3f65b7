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
import org.springframework.test.context.TestConstructor;

/**
 * A test of the whole application with its web server on a port of its own. All tests are one client, so the limits for one
 * client are far away; what the limits do is tested where they are.
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
            "wrenchtime.limits.read-burst=1000000",
            "wrenchtime.limits.reads-per-minute=60000000",
            "wrenchtime.limits.write-burst=1000000",
            "wrenchtime.limits.writes-per-minute=60000000",
            "wrenchtime.limits.concurrent=1000",
            "wrenchtime.limits.concurrent-per-shop=1000",
            "wrenchtime.limits.patience=30s"
        })
@Import({TestShops.class, TestCallers.class, TestPeople.class})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface ServedTest {}
