package com.wrenchtime.jobs;

import com.wrenchtime.availability.Holds;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.tenancy.Provisioning;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.tenancy.Shops;
import com.wrenchtime.web.Idempotency;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Removes from every shop what nobody needs any more. Correctness never waits for it: an expired hold frees its time, and
 * an old answer counts as forgotten, whether or not the row is still there.
 */
@Component
class Housekeeping {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private final Shops shops;
    private final Provisioning provisioning;
    private final Holds holds;
    private final Idempotency idempotency;

    Housekeeping(Shops shops, Provisioning provisioning, Holds holds, Idempotency idempotency) {
        this.shops = shops;
        this.provisioning = provisioning;
        this.holds = holds;
        this.idempotency = idempotency;
    }

    /**
     * Removes what was never opened, and tidies all shops; one that cannot be tidied does not keep the others waiting.
     *
     * @param stopping asked before each shop; once it says so, the rest wait for the next time
     */
    void tidy(BooleanSupplier stopping) {
        provisioning.abandonUnfinished();
        shops.active().stream().takeWhile(it -> !stopping.getAsBoolean()).forEach(this::tidy);
    }

    private void tidy(RegisteredShop shop) {
        try {
            var removed = CurrentTenant.<Integer, RuntimeException>call(
                    shop.tenant(), () -> holds.forgetOld() + idempotency.forgetOld());
            log.debug("Removed {} rows from {}", removed, shop.slug());
        } catch (RuntimeException e) {
            log.warn("Could not tidy {}", shop.slug(), e);
        }
    }
}
