package com.wrenchtime.tenancy;

import com.wrenchtime.shared.CurrentTenant;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
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
    private final Map<String, DataSource> listeners;

    Databases(DatabaseSettings settings, @Nullable MeterRegistry metrics) {
        pools = settings.databases().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, it -> pool(it.getKey(), it.getValue(), metrics)));
        owners = settings.databases().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> owner(it.getValue())));
        listeners = settings.databases().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> listener(it.getValue())));
        setTargetDataSources(Map.copyOf(pools));
        setLenientFallback(false);
    }

    @Override
    protected Object determineCurrentLookupKey() {
        return CurrentTenant.get().database();
    }

    /** Connections as the owner of all schemas, not pooled: for migrations and provisioning alone. */
    DataSource owner(String database) {
        return configured(owners, database);
    }

    /** Connections as the login role, which sees nothing by itself. */
    DataSource login(String database) {
        return configured(pools, database);
    }

    /** A connection of its own that waits for what the database has to say, and notices when it is gone. */
    Connection listener(String database) throws SQLException {
        return configured(listeners, database).getConnection();
    }

    private static <T> T configured(Map<String, T> all, String database) {
        var found = all.get(database);
        if (found == null) {
            throw new IllegalArgumentException("No database is configured under the key " + database);
        }
        return found;
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

    private static DataSource listener(DatabaseSettings.Database database) {
        var listener = new DriverManagerDataSource(database.url(), "wrenchtime_app", database.appPassword());
        var properties = new Properties();
        properties.setProperty("ApplicationName", "wrenchtime changes");
        properties.setProperty("socketTimeout", "10");
        listener.setConnectionProperties(properties);
        return listener;
    }
}
