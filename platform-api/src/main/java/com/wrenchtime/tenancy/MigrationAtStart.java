package com.wrenchtime.tenancy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Before the application answers anything: migrates, when told to, or says what waits for a migration. */
@Component
class MigrationAtStart implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(MigrationAtStart.class);

    private final Migrations migrations;
    private final boolean migrate;

    MigrationAtStart(Migrations migrations, DatabaseSettings settings) {
        this.migrations = migrations;
        this.migrate = settings.migrateOnStart();
    }

    @Override
    public void afterPropertiesSet() {
        if (migrate) {
            var failures = migrations.run().failures();
            if (!failures.isEmpty()) {
                log.error("{} shops could not be migrated and stay at their old level", failures.size());
            }
        } else {
            sayWhatWaits();
        }
    }

    private void sayWhatWaits() {
        try {
            var behind = migrations.behind();
            if (behind > 0) {
                log.warn("{} shops wait for a migration: run this application with --migrate", behind);
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("Cannot tell which shops wait for a migration: {}", e.getMessage());
        }
    }
}
