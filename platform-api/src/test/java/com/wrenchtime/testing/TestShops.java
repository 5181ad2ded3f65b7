package com.wrenchtime.testing;

import com.wrenchtime.shared.TenantId;
import com.wrenchtime.tenancy.Provisioning;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.tenancy.Slug;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Opens shops for tests, each under an address that no other test uses. */
@TestComponent
public class TestShops {

    private final Provisioning provisioning;

    public TestShops(Provisioning provisioning) {
        this.provisioning = provisioning;
    }

    /** An open shop in the main database, without any content. */
    public RegisteredShop open() {
        return open("main");
    }

    /** Like {@link #open()}, in the database with the given key. */
    public RegisteredShop open(String database) {
        return provisioning.open(randomId(), randomSlug(), database, () -> {});
    }

    public static TenantId randomId() {
        return new TenantId(UUID.randomUUID());
    }

    public static Slug randomSlug() {
        return new Slug("t" + UUID.randomUUID().toString().replace("-", ""));
    }
}
