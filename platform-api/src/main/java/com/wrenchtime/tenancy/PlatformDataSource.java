package com.wrenchtime.tenancy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A few connections that act as the platform for as long as they live: for what belongs to no shop and is asked for whichever
 * tenant the call works for, such as the registry and people, and for libraries that manage their own transactions, such as
 * the job queue and the sessions. They see the platform's schema and no shop. Not itself a data source, so that nothing takes
 * it for the application's.
 */
public class PlatformDataSource implements AutoCloseable {

    private static final Duration IDLE = Duration.ofMinutes(1);

    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcClient jdbc = JdbcClient.create(pool);
    private final TransactionOperations transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));

    PlatformDataSource(DatabaseSettings.Database database, int connections, String name) {
        pool.setPoolName(name);
        pool.setJdbcUrl(database.url());
        pool.setUsername("wrenchtime_app");
        pool.setPassword(database.appPassword());
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(IDLE.toMillis());
        pool.setConnectionTimeout(database.connectionTimeout().toMillis());
        pool.setMaxLifetime(Databases.CONNECTION_LIFE.toMillis());
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionInitSql("SET ROLE platform");
        Databases.describe(pool);
        // No answer in that many seconds, and there will be none.
        pool.addDataSourceProperty("socketTimeout", "30");
    }

    public DataSource asDataSource() {
        return pool;
    }

    /** Statements on these connections, each for itself or in a transaction of {@link #transactions}. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    /**
     * Transactions on these connections: apart from that of the bound tenant, which may be open meanwhile and neither sees
     * nor undoes them.
     */
    public TransactionOperations transactions() {
        return transactions;
    }

    @Override
    public void close() {
        pool.close();
    }
}
