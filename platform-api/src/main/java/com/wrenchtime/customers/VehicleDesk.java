package com.wrenchtime.customers;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.ValidationFailed;
import com.wrenchtime.web.Versions;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what the shop's people know of customers' vehicles. */
@Component
class VehicleDesk {

    private static final String SUBJECT = "vehicle";

    private final Clientele clientele;
    private final Garage garage;
    private final AuditLog audit;

    VehicleDesk(Clientele clientele, Garage garage, AuditLog audit) {
        this.clientele = clientele;
        this.garage = garage;
        this.audit = audit;
    }

    /** Adds a vehicle to those of a customer. */
    @Transactional
    public Vehicle add(CustomerId owner, VehicleDescription description) {
        clientele.lock(owner);
        requireUnmerged(owner);
        var added = new Vehicle(new VehicleId(UUID.randomUUID()), owner, description, 1);
        refuseKnown(added);
        garage.save(added);
        audit.record("vehicle.added", SUBJECT, added.id(), null, VehicleEntry.of(added), null);
        return added;
    }

    /**
     * Describes a vehicle differently.
     *
     * @param seen the version that the change was made from
     */
    @Transactional
    public Vehicle change(VehicleId id, int seen, VehicleDescription description) {
        var before = seen(id, seen);
        var after = before.as(description);
        refuseKnown(after);
        return store("vehicle.changed", before, after);
    }

    /**
     * Gives a vehicle to another customer. What was done to it stays what it was, with the one for whom it was done.
     *
     * @param to the new owner
     */
    @Transactional
    public Vehicle transfer(VehicleId id, int seen, CustomerId to) {
        var from = garage.find(id).orElseThrow(NotFound::new).owner();
        clientele.lock(from, to);
        requireUnmerged(to);
        var before = seen(id, seen);
        if (before.owner().equals(to)) {
            throw new ValidationFailed("customer", "same", "Must be another customer");
        }
        clientele
                .find(before.owner())
                .filter(it -> id.equals(it.primaryVehicle()))
                .ifPresent(it -> clientele.update(it.now(it.profile(), null)));
        return store("vehicle.transferred", before, before.of(to));
    }

    private void requireUnmerged(CustomerId owner) {
        var customer = clientele.find(owner).orElseThrow(NotFound::new);
        if (customer.mergedInto() != null) {
            throw CustomerProblems.merged(customer.mergedInto());
        }
    }

    private Vehicle seen(VehicleId id, int seen) {
        var present = garage.findForChange(id).orElseThrow(NotFound::new);
        Versions.check(seen, present.version(), () -> VehicleEntry.of(present));
        return present;
    }

    private void refuseKnown(Vehicle vehicle) {
        var vin = vehicle.description().vin();
        if (vin != null) {
            garage.withVin(vin, vehicle.id()).ifPresent(it -> {
                throw CustomerProblems.known(it);
            });
        }
    }

    private Vehicle store(String action, Vehicle before, Vehicle after) {
        garage.save(after);
        audit.record(action, SUBJECT, after.id(), VehicleEntry.of(before), VehicleEntry.of(after), null);
        return after;
    }
}
