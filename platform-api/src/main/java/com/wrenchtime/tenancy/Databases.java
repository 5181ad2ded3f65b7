package com.wrenchtime.tenancy;

import com.wrenchtime.shared.CurrentTenant;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * The connections to every configured database. For requests and jobs it is the data source of the database that holds
 * the bound tenant; it answers with an error when no tenant is bound.
 */
class Databases extends AbstractRoutingDataSource implements AutoCloseable {

    // A backend keeps about 0.2 MB for every schema it has touched, so connections do not live long.
    static final Duration CONNECTION_LIFE = Duration.ofMinutes(5);

    private final Map<String, HikariDataSource> pools;
    private final Map<String, DataSource> owners;

    Databases(DatabaseSettings settings, @Nullable MeterRegistry metrics) {
        pools = settings.databases().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, it -> pool(it.getKey(), it.getValue(), metrics)));
        owners = settings.databases().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> owner(it.getValue())));
        setTargetDataSources(Map.copyOf(pools));
        setLenientFallback(false);
    }

    @Override
    protected Object determineCurrentLookupKey() {
        return CurrentTenant.get().database();
    }

    /** Connections as the owner of all schemas, not pooled: for migrations and provisioning alone. */
    DataSource owner(String database) {
        var owner = owners.get(database);
        if (owner == null) {
            throw new IllegalArgumentException("No database is configured under the key " + database);
        }
        return owner;
    }

    /** Connections as the login role, which sees nothing by itself. */
    DataSource login(String database) {
        var pool = pools.get(database);
        if (pool == null) {
            throw new IllegalArgumentException("No database is configured under the key " + database);
        }
        return pool;
    }

    Set<String> keys() {
        return pools.keySet();
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
    }

    private static HikariDataSource pool(
            String key, DatabaseSettings.Database database, @Nullable MeterRegistry metrics) {
        var config = new HikariConfig();
        config.setPoolName(key);
        config.setJdbcUrl(database.url());
        config.setUsername("wrenchtime_app");
        config.setPassword(database.appPassword());
        config.setMaximumPoolSize(database.poolSize());
        config.setConnectionTimeout(database.connectionTimeout().toMillis());
        config.setMaxLifetime(CONNECTION_LIFE.toMillis());
        // Starting must not depend on the database being up; readiness tells whether it is.
        config.setInitializationFailTimeout(-1);
        describe(config);
        if (metrics != null) {
            config.setMetricRegistry(metrics);
        }
        return new HikariDataSource(config);
    }

    /** What every connection of ours tells the driver. */
    static void describe(HikariConfig config) {
        config.addDataSourceProperty("ApplicationName", "wrenchtime");
        // PostgreSQL's details repeat the values of a row, which are somebody's; they have no place in a log.
        config.addDataSourceProperty("logServerErrorDetail", "false");
    }

    private static DataSource owner(DatabaseSettings.Database database) {
        return new DriverManagerDataSource(database.url(), "wrenchtime_owner", database.ownerPassword());
    }
}
