package com.wrenchtime.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Ends the start on the console with where to go next. */
@Component
@ConditionalOnBooleanProperty("wrenchtime.demo.enabled")
class Welcome {

    private static final Logger log = LoggerFactory.getLogger(Welcome.class);

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(ApplicationReadyEvent ready) {
        var port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port");
        log.info(
                "Sign in http://localhost:{}/login as edgar@example.com (owner), dana@ (dispatcher), sam@ (technician),"
                        + " alex@ (accountant) or robin@ (owner of blue-wrench); password: {}",
                port,
                Staff.PASSWORD);
        log.info("Mail    http://localhost:{}/dev/messages", port);
        log.info("Book    http://localhost:{}/edgar", port);
        log.info("API     http://localhost:{}/docs", port);
        log.info("Health  http://localhost:{}/health", port);
    }
}
