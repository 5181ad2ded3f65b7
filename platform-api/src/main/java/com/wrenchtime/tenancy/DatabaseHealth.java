package com.wrenchtime.tenancy;

import java.sql.SQLException;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether every configured database answers. Readiness depends on it, liveness does not. */
@Component
class DatabaseHealth extends AbstractHealthIndicator {

    private static final int SECONDS_TO_ANSWER = 1;

    private final Databases databases;

    DatabaseHealth(Databases databases) {
        super("A database does not answer");
        this.databases = databases;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws SQLException {
        health.up();
        for (var key : databases.keys()) {
            try (var connection = databases.login(key).getConnection()) {
                if (!connection.isValid(SECONDS_TO_ANSWER)) {
                    health.down();
                }
            }
        }
    }
}
