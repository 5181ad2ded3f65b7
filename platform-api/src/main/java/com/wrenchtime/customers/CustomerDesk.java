package com.wrenchtime.customers;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.customers.Customer.Profile;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.ValidationFailed;
import com.wrenchtime.web.Versions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what the shop's people know of customers. */
@Component
class CustomerDesk {

    private static final String SUBJECT = "customer";

    private final Clientele clientele;
    private final Garage garage;
    private final CustomerJobs jobs;
    private final CustomerViews views;
    private final AuditLog audit;
    private final Clock clock;

    CustomerDesk(
            Clientele clientele, Garage garage, CustomerJobs jobs, CustomerViews views, AuditLog audit, Clock clock) {
        this.clientele = clientele;
        this.garage = garage;
        this.jobs = jobs;
        this.views = views;
        this.audit = audit;
        this.clock = clock;
    }

    /** Adds somebody whom nobody knew. */
    @Transactional
    public Customer add(Profile profile) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var added = new Customer(new CustomerId(UUID.randomUUID()), profile, null, null, false, 1, now);
        refuseKnown(added);
        clientele.add(added);
        audit.record("customer.added", SUBJECT, added.id(), null, CustomerFields.of(added), null);
        return added;
    }

    /**
     * Knows something else of a customer from now on.
     *
     * @param seen the version that the change was made from
     * @param primary which of the customer's vehicles is meant when nothing is said; null for none
     */
    @Transactional
    public Customer change(CustomerId id, int seen, Profile profile, @Nullable VehicleId primary) {
        clientele.lock(id);
        var before = seen(id, seen);
        if (primary != null
                && garage.findForChange(primary)
                        .filter(it -> it.owner().equals(id))
                        .isEmpty()) {
            throw new ValidationFailed("primaryVehicle", "unknown", "Must be a vehicle of this customer");
        }
        var after = before.now(profile, primary);
        refuseKnown(after);
        clientele.update(after);
        audit.record("customer.changed", SUBJECT, id, CustomerFields.of(before), CustomerFields.of(after), null);
        return after;
    }

    /**
     * Makes two records of one person one. What was and will be done, the vehicles and the answers about texts are the
     * survivor's from then on; so are the duplicate's number and mailbox, to be found by. Where the survivor's record says
     * nothing, the duplicate's does. It cannot be taken back. Somebody who has proven to be the duplicate keeps that record.
     */
    @Transactional
    public Customer merge(CustomerId id, int seen, CustomerId duplicate, int seenDuplicate) {
        if (id.equals(duplicate)) {
            throw new ValidationFailed("duplicate", "same", "Must be another customer");
        }
        clientele.lock(id, duplicate);
        var before = seen(id, seen);
        var other = seen(duplicate, seenDuplicate);
        if (other.hasAccount()) {
            throw CustomerProblems.hasAccount();
        }
        var profile = together(before.profile(), other.profile());
        clientele.merge(
                duplicate,
                id,
                before.profile().phone() != null,
                before.profile().email() != null);
        var vehicles = garage.handOver(duplicate, id);
        var primary = before.primaryVehicle() == null ? other.primaryVehicle() : before.primaryVehicle();
        var after = before.now(profile, primary);
        clientele.update(after);
        int moved = jobs.handOver(duplicate, id);
        audit.record("customer.merged", SUBJECT, id, CustomerFields.of(before), CustomerFields.of(after), null);
        audit.record(
                "customer.merged",
                SUBJECT,
                duplicate,
                CustomerFields.of(other),
                Map.of(
                        "mergedInto", id.toString(),
                        "vehicles", vehicles.stream().map(VehicleId::toString).toList(),
                        "appointments", moved),
                null);
        return after;
    }

    private static Profile together(Profile survivor, Profile duplicate) {
        return new Profile(
                survivor.name(),
                survivor.phone() == null ? duplicate.phone() : survivor.phone(),
                survivor.email() == null ? duplicate.email() : survivor.email(),
                survivor.preference() == null ? duplicate.preference() : survivor.preference(),
                survivor.notes() == null ? duplicate.notes() : survivor.notes(),
                survivor.notes() == null ? duplicate.alert() : survivor.alert(),
                tags(survivor.tags(), duplicate.tags()),
                survivor.vip() || duplicate.vip());
    }

    private static List<String> tags(List<String> survivor, List<String> duplicate) {
        return Stream.concat(
                        survivor.stream(),
                        duplicate.stream().filter(it -> survivor.stream().noneMatch(it::equalsIgnoreCase)))
                .limit(Profile.MOST_TAGS)
                .toList();
    }

    private Customer seen(CustomerId id, int seen) {
        var present = clientele.find(id).orElseThrow(NotFound::new);
        if (present.mergedInto() != null) {
            throw CustomerProblems.merged(present.mergedInto());
        }
        Versions.check(seen, present.version(), () -> views.of(present));
        return present;
    }

    private void refuseKnown(Customer customer) {
        var profile = customer.profile();
        if (profile.phone() != null) {
            clientele.withPhone(profile.phone(), customer.id()).ifPresent(it -> {
                throw CustomerProblems.known(it, "phone");
            });
        }
        if (profile.email() != null) {
            clientele.withEmail(profile.email(), customer.id()).ifPresent(it -> {
                throw CustomerProblems.known(it, "email");
            });
        }
    }
}
