package com.wrenchtime.tenancy;

import com.wrenchtime.shared.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The right to make or unmake a shop's schema. One process has it at a time, and PostgreSQL takes it back when that
 * process dies.
 */
final class ShopClaim implements AutoCloseable {

    private final Connection connection;

    private ShopClaim(Connection connection) {
        this.connection = connection;
    }

    /** Waits until nobody else has it. */
    static ShopClaim take(DataSource registry, TenantId id) {
        return take(registry, id, "SELECT pg_advisory_lock(?) IS NOT NULL").orElseThrow();
    }

    /** Nothing when somebody else has it. */
    static Optional<ShopClaim> tryTake(DataSource registry, TenantId id) {
        return take(registry, id, "SELECT pg_try_advisory_lock(?)");
    }

    // The connection is the claim, and is closed with it.
    @SuppressWarnings("resource")
    private static Optional<ShopClaim> take(DataSource registry, TenantId id, String lock) {
        try {
            var claim = new ShopClaim(registry.getConnection());
            try (var statement = claim.connection.prepareStatement(lock)) {
                statement.setLong(
                        1, id.value().getMostSignificantBits() ^ id.value().getLeastSignificantBits());
                try (var answer = statement.executeQuery()) {
                    answer.next();
                    if (answer.getBoolean(1)) {
                        return Optional.of(claim);
                    }
                }
            } catch (SQLException e) {
                claim.close();
                throw e;
            }
            claim.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Could not claim the shop " + id, e);
        }
    }

    @Override
    public void close() {
        // Told to unlock as well, since the server notices a closed connection a moment later.
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock_all()");
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Could not give up the claim on a shop", e);
        }
    }
}
