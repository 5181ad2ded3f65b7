package com.wrenchtime.tenancy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A few connections that act as the platform for as long as they live, for the registry and for a library that
 * manages its own transactions: the job queue. They can see the registry and the scheduled tasks, and no shop. Not itself a data source, so that
 * nothing takes it for the application's.
 */
public class PlatformDataSource implements AutoCloseable {

    private static final int CONNECTIONS = 3;
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final HikariDataSource pool = new HikariDataSource();

    PlatformDataSource(DatabaseSettings.Database main) {
        pool.setPoolName("platform");
        pool.setJdbcUrl(main.url());
        pool.setUsername("wrenchtime_app");
        pool.setPassword(main.appPassword());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(IDLE.toMillis());
        pool.setConnectionTimeout(main.connectionTimeout().toMillis());
        pool.setMaxLifetime(Databases.CONNECTION_LIFE.toMillis());
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionInitSql("SET ROLE platform");
    }

    public DataSource asDataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
