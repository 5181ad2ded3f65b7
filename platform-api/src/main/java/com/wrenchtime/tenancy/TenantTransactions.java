package com.wrenchtime.tenancy;

import com.wrenchtime.shared.CurrentTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins every transaction as the bound tenant's role. The role's name is also the name of its schema and the login's
 * {@code search_path} is {@code "$user"}, so this one statement is the whole way in, and it ends with the transaction.
 *
 * <p>When it fails, Spring rolls back and gives the connection back to the pool. None lasts for ever, see {@link
 * TransactionDeadline}.
 */
class TenantTransactions extends JdbcTransactionManager implements AutoCloseable {

    private static final long serialVersionUID = 1L;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final transient TransactionDeadline deadline;

    TenantTransactions(DataSource dataSource) {
        this(dataSource, LONGEST);
    }

    /** With another limit to how long a transaction may last. */
    TenantTransactions(DataSource dataSource, Duration longest) {
        super(dataSource);
        this.deadline = new TransactionDeadline(longest);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        deadline.begin(connection);
        try {
            super.prepareTransactionalConnection(connection, definition);
            enter(connection);
        } catch (SQLException | RuntimeException e) {
            deadline.end(connection);
            throw e;
        }
    }

    private static void enter(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL ROLE " + CurrentTenant.get().role());
        }
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        deadline.end(((JdbcTransactionObjectSupport) transaction)
                .getConnectionHolder()
                .getConnection());
        super.doCleanupAfterCompletion(transaction);
    }

    @Override
    public void close() {
        deadline.close();
    }
}
