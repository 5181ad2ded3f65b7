package com.wrenchtime.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/** Nobody waits for ever for a database that is gone without a word. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransactionDeadlineTests {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Node node = Node.on(Map.of("main", TestDatabase.shared().url()), 1);
    private final Tenant.Shop shop = node.openShop().tenant();
    private final Wire wire = new Wire(TestDatabase.shared().url());
    private final Databases databases = new Databases(
            new DatabaseSettings(
                    Map.of(
                            "main",
                            new DatabaseSettings.Database(
                                    wire.url(), TestDatabase.PASSWORD, TestDatabase.PASSWORD, 1, LONGEST)),
                    1,
                    false,
                    1),
            null);
    private final TenantTransactions transactions = new TenantTransactions(databases, LONGEST);
    private final JdbcClient jdbc = JdbcClient.create(databases);

    TransactionDeadlineTests() throws IOException {
        databases.afterPropertiesSet();
    }

    @AfterAll
    void close() throws IOException {
        transactions.close();
        databases.close();
        wire.close();
        node.close();
    }

    @Test
    void givenACutWire_whenAStatementWaits_thenItFailsAndTheNextGetsANewConnection() {
        assertThatExceptionOfType(TransactionSystemException.class)
                .isThrownBy(() -> inTransaction(() -> {
                    wire.cut();
                    return role();
                }))
                .withRootCauseInstanceOf(SQLException.class);

        assertThat(inTransaction(this::role)).isEqualTo(shop.role());
    }

    @Test
    void givenACutWire_whenATransactionBegins_thenItFailsAndTheNextGetsANewConnection() {
        inTransaction(this::role);
        wire.cut();

        assertThatExceptionOfType(CannotCreateTransactionException.class).isThrownBy(() -> inTransaction(this::role));

        assertThat(inTransaction(this::role)).isEqualTo(shop.role());
    }

    @Test
    void givenTransactionsInARow_whenTheyLastLongerThanOneMay_thenNoneIsEnded() {
        var end = System.nanoTime() + LONGEST.plus(LONGEST).toNanos();

        var backends = new HashSet<Integer>();
        while (System.nanoTime() < end) {
            backends.add(inTransaction(() -> jdbc.sql("SELECT pg_backend_pid() FROM pg_sleep(0.2)")
                    .query(Integer.class)
                    .single()));
        }

        assertThat(backends).hasSize(1);
    }

    private <T> T inTransaction(ScopedValue.CallableOp<T, RuntimeException> work) {
        return CurrentTenant.call(shop, () -> new TransactionTemplate(transactions).execute(status -> work.call()));
    }

    private String role() {
        return jdbc.sql("SELECT current_user").query(String.class).single();
    }

    /** The way to a database. Neither end notices when it is cut: what they send is lost. Who connects later gets through. */
    private static final class Wire implements AutoCloseable {

        private final URI database;
        private final ServerSocket entry;
        private final AtomicInteger cuts = new AtomicInteger();

        Wire(String url) throws IOException {
            database = URI.create(url.substring("jdbc:".length()));
            entry = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::accept);
        }

        String url() {
            return "jdbc:postgresql://127.0.0.1:%d%s".formatted(entry.getLocalPort(), database.getPath());
        }

        void cut() {
            cuts.incrementAndGet();
        }

        private void accept() {
            while (true) {
                try {
                    var near = entry.accept();
                    var far = new Socket(database.getHost(), database.getPort());
                    var whole = cuts.get();
                    Thread.ofVirtual().start(() -> carry(near, far, whole));
                    Thread.ofVirtual().start(() -> carry(far, near, whole));
                } catch (IOException e) {
                    return;
                }
            }
        }

        private void carry(Socket from, Socket to, int whole) {
            try (from;
                    to) {
                var part = new byte[8192];
                var in = from.getInputStream();
                for (var read = in.read(part); read >= 0; read = in.read(part)) {
                    if (cuts.get() == whole) {
                        to.getOutputStream().write(part, 0, read);
                    }
                }
            } catch (IOException e) {
                // The other direction has closed both.
            }
        }

        @Override
        public void close() throws IOException {
            entry.close();
        }
    }
}
