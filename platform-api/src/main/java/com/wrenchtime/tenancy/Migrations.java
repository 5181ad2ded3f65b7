package com.wrenchtime.tenancy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings the platform and every shop to the newest migration. Shops are migrated in parallel and each for itself: one
 * that fails is reported and stops no other, and the next run tries it again. When all are current a run costs one query.
 */
@Component
public class Migrations {

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    private final Shops shops;
    private final ShopSchema schema;
    private final int threads;

    Migrations(Shops shops, ShopSchema schema, DatabaseSettings settings) {
        this.shops = shops;
        this.schema = schema;
        this.threads = settings.migrationThreads();
    }

    /** Migrates the platform's schema and then all shops that are behind. */
    public Report run() {
        schema.migratePlatform();
        return migrateShops();
    }

    /** How many shops wait for a migration that this release brings. */
    public int behind() {
        return shops.behind(schema.newestLevel()).size();
    }

    Report migrateShops() {
        var behind = shops.behind(schema.newestLevel());
        if (behind.isEmpty()) {
            return new Report(List.of());
        }
        try (var workers = Executors.newFixedThreadPool(threads)) {
            var running = behind.stream()
                    .map(shop -> workers.submit((Callable<Outcome>) () -> migrate(shop)))
                    .toList();
            return new Report(running.stream().map(Migrations::await).toList());
        }
    }

    private Outcome migrate(RegisteredShop shop) {
        try {
            schema.migrate(shop);
            shops.recordLevel(shop.id(), schema.newestLevel());
            log.info("Migrated {} from {} to {}", shop.slug(), shop.migrationLevel(), schema.newestLevel());
            return new Outcome(shop, Optional.empty());
        } catch (RuntimeException e) {
            log.error("Could not migrate {}, which stays at {}", shop.slug(), shop.migrationLevel(), e);
            return new Outcome(shop, Optional.of(e.toString()));
        }
    }

    private static Outcome await(Future<Outcome> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while migrating", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** What a run did: an outcome for each shop that was behind. */
    public record Report(List<Outcome> outcomes) {

        public Report {
            outcomes = List.copyOf(outcomes);
        }

        public List<Outcome> failures() {
            return outcomes.stream().filter(it -> it.failure().isPresent()).toList();
        }
    }

    /** How one shop's migration ended. */
    public record Outcome(RegisteredShop shop, Optional<String> failure) {}
}
