package com.wrenchtime.tenancy;

import static java.util.stream.Collectors.toMap;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.shared.TenantId;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestShops;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The tenancy of one application process, without the rest of it: several can run at once on the same databases. */
final class Node implements AutoCloseable {

    final Databases databases;
    final PlatformDataSource platform;
    final ChangeNotices notices;
    final Shops shops;
    final ShopSchema schema;
    final Provisioning provisioning;
    final Migrations migrations;
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    private final TenantTransactions transactions;

    private Node(DatabaseSettings settings) {
        databases = new Databases(settings, null);
        databases.afterPropertiesSet();
        platform = new PlatformDataSource(settings.main(), settings.platformPoolSize(), "platform");
        notices = new ChangeNotices(databases);
        shops = new Shops(platform, notices);
        schema = new ShopSchema(databases);
        provisioning = new Provisioning(shops, schema, databases);
        migrations = new Migrations(shops, schema, settings);
        jdbc = JdbcClient.create(databases);
        transactions = new TenantTransactions(databases);
        transaction = new TransactionTemplate(transactions);
    }

    static Node on(TestDatabase database) {
        return on(Map.of("main", database.url()), 4);
    }

    /** With a pool of the given size for each of the databases. */
    static Node on(Map<String, String> urls, int poolSize) {
        var databases = urls.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        it -> new DatabaseSettings.Database(
                                it.getValue(),
                                TestDatabase.PASSWORD,
                                TestDatabase.PASSWORD,
                                poolSize,
                                Duration.ofSeconds(10))));
        var node = new Node(new DatabaseSettings(databases, 3, false, 4));
        node.schema.migratePlatform();
        node.notices.start();
        return node;
    }

    RegisteredShop openShop() {
        return openShop(DatabaseSettings.MAIN);
    }

    RegisteredShop openShop(String database) {
        return provisioning.open(TestShops.randomId(), TestShops.randomSlug(), database, () -> {});
    }

    RegisteredShop shop(TenantId id) {
        return shops.findById(id).orElseThrow();
    }

    <T> T as(Tenant tenant, ScopedValue.CallableOp<T, RuntimeException> work) {
        return CurrentTenant.call(tenant, () -> transaction.execute(status -> work.call()));
    }

    int insertPackage(UUID id, String name) {
        return jdbc.sql("INSERT INTO service_package VALUES (?, 'code', ?, 'category', true, 1)")
                .params(id, name)
                .update();
    }

    @Override
    public void close() {
        notices.stop();
        transactions.close();
        platform.close();
        databases.close();
    }
}
