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
 * A test of the whole application, without its web server, on the shared {@link TestDatabase}. Classes with no further
 * settings share one context.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = PlatformApplication.class, webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@Import(TestShops.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface PlatformTest {}
