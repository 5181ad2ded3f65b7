package com.wrenchtime.tenancy;

import com.wrenchtime.shared.CurrentTenant;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins every transaction as the bound tenant's role. The role's name is also the name of its schema and the login's
 * {@code search_path} is {@code "$user"}, so this one statement is the whole way in, and it ends with the transaction.
 *
 * <p>When it fails, Spring rolls back and gives the connection back to the pool.
 */
class TenantTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    TenantTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL ROLE " + CurrentTenant.get().role());
        }
    }
}
