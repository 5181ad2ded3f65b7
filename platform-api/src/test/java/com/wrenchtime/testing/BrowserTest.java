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
 * A test of the whole application with its web server under the very address that the settings name, as browsers and passkeys
 * insist. Otherwise like a {@link ServedTest}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {
            "management.server.port=0",
            "wrenchtime.limits.read-burst=1000000",
            "wrenchtime.limits.reads-per-minute=60000000",
            "wrenchtime.limits.write-burst=1000000",
            "wrenchtime.limits.writes-per-minute=60000000"
        })
@ContextConfiguration(initializers = OwnAddress.class)
@Import({TestShops.class, TestCallers.class, TestPeople.class})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface BrowserTest {}
