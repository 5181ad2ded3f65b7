package com.wrenchtime.jobs;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.tenancy.Provisioning;
import com.wrenchtime.tenancy.Shops;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Removes what nobody needs any more from every shop and from the platform, as each module says. */
@Component
class Housekeeping {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private final Shops shops;
    private final Provisioning provisioning;
    private final List<Tidying> modules;

    Housekeeping(Shops shops, Provisioning provisioning, ObjectProvider<Tidying> modules) {
        this.shops = shops;
        this.provisioning = provisioning;
        this.modules = modules.orderedStream().toList();
    }

    /**
     * Removes what was never opened, and tidies all shops; one that cannot be tidied does not keep the others waiting.
     *
     * @param stopping asked before each shop; once it says so, the rest wait for the next time
     */
    void tidy(BooleanSupplier stopping) {
        provisioning.abandonUnfinished();
        tidy("the platform", Tenant.PLATFORM, Tidying::tidyPlatform);
        shops.active().stream()
                .takeWhile(it -> !stopping.getAsBoolean())
                .forEach(it -> tidy(it.slug(), it.tenant(), Tidying::tidyShop));
    }

    private void tidy(String name, Tenant tenant, ToIntFunction<Tidying> tidying) {
        try {
            var removed = CurrentTenant.<Integer, RuntimeException>call(
                    tenant, () -> modules.stream().mapToInt(tidying).sum());
            log.debug("Removed {} rows from {}", removed, name);
        } catch (RuntimeException e) {
            log.warn("Could not tidy {}", name, e);
        }
    }
}
