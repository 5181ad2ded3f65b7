package com.wrenchtime.web;

import com.wrenchtime.testing.TestShops;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;

/** A test of the edge on a real Tomcat and a real database, in front of {@link TestRoutes} instead of the modules. */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = EdgeTest.Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "wrenchtime.tokens.secret=only-for-tests-only-for-tests-only",
            "management.server.port=0",
            "wrenchtime.limits.read-burst=100000",
            "wrenchtime.limits.write-burst=100000"
        })
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@interface EdgeTest {

    /** The edge and what it stands on. */
    @EnableAutoConfiguration
    @ComponentScan("com.wrenchtime.tenancy")
    @ComponentScan(
            basePackages = "com.wrenchtime.shop",
            // What the shop's people use needs the modules behind the edge.
            excludeFilters =
                    @ComponentScan.Filter(
                            type = org.springframework.context.annotation.FilterType.REGEX,
                            pattern = "com\\.wrenchtime\\.shop\\.(Settings(Controller|Desk)|ServiceAreaController)"))
    @ComponentScan(
            basePackages = "com.wrenchtime.web",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = org.springframework.context.annotation.FilterType.CUSTOM,
                            classes = org.springframework.boot.context.TypeExcludeFilter.class))
    @Import({TestShops.class, TestRoutes.class, Http.class, OpenShops.class})
    class Application {}
}
