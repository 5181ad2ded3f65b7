package com.wrenchtime.customers;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.shared.Role;
import com.wrenchtime.web.NotFound;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whom of the customers the current actor may see: a member who only drives sees those of the own jobs and of their jobs the
 * own ones, all others see all.
 */
@Component
class CustomerSight {

    private static final UUID NOBODY = new UUID(0, 0);

    private final CustomerJobs jobs;

    CustomerSight(CustomerJobs jobs) {
        this.jobs = jobs;
    }

    /** The technician whose jobs alone count; null for no such limit. */
    @Nullable
    UUID technician() {
        return CurrentActor.get() instanceof Actor.Member member && member.role() == Role.TECHNICIAN
                ? member.technician() == null ? NOBODY : member.technician()
                : null;
    }

    /** The only customers to see; null for no such limit. */
    @Nullable
    Set<CustomerId> only() {
        var technician = technician();
        return technician == null ? null : jobs.customersOf(technician);
    }

    /** @throws NotFound when the customer is out of sight */
    void require(CustomerId customer) {
        var only = only();
        if (only != null && !only.contains(customer)) {
            throw new NotFound();
        }
    }
}
