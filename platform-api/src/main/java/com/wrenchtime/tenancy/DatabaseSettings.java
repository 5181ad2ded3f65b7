package com.wrenchtime.tenancy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The databases that hold the platform and its shops.
 *
 * @param databases each by the key that the registry refers to it with; {@code main} holds the registry
 * @param platformPoolSize connections for what belongs to no shop: the registry, people and their sessions, jobs
 * @param migrateOnStart whether starting the application migrates the platform and all shops first; large installations
 *     run {@code --migrate} as a process of its own instead
 * @param migrationThreads how many shops are migrated at a time
 */
@Validated
@ConfigurationProperties("wrenchtime")
public record DatabaseSettings(
        @DefaultValue Map<String, @Valid Database> databases,
        @DefaultValue("8") @Min(2) @Max(100) int platformPoolSize,
        @DefaultValue("false") boolean migrateOnStart,
        @DefaultValue("4") @Min(1) @Max(64) int migrationThreads) {

    static final String MAIN = "main";

    public DatabaseSettings {
        databases = Map.copyOf(databases);
    }

    Database main() {
        var main = databases.get(MAIN);
        if (main == null) {
            throw new IllegalStateException("wrenchtime.databases.main.url is missing");
        }
        return main;
    }

    /**
     * One PostgreSQL database, prepared by {@code db/bootstrap.sql}.
     *
     * @param url JDBC address
     * @param appPassword of {@code wrenchtime_app}, which requests and jobs log in as
     * @param ownerPassword of {@code wrenchtime_owner}, which migrations and provisioning log in as
     * @param poolSize connections for requests; keep it small, see docs/performance.md
     * @param connectionTimeout how long a request waits for a connection before it is answered with 503
     */
    public record Database(
            @NotBlank
            @Pattern(regexp = "jdbc:postgresql:.*", message = "must be the JDBC address of a PostgreSQL database")
            String url,

            @NotBlank String appPassword,
            @NotBlank String ownerPassword,
            @DefaultValue("10") @Min(1) @Max(100) int poolSize,
            @DefaultValue("3s") Duration connectionTimeout) {}
}
