package com.wrenchtime.customers;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Versions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The vehicles that the bound shop's customers have shown to be theirs: what they have added themselves, what came with bookings
 * that are theirs alone, and what another customer has handed over. What the shop keeps under somebody's record beside that was
 * typed by anybody, and shows its owner nothing.
 *
 * <p>A vehicle that the shop gives to another customer is no longer seen by the former one.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OwnVehicles {

    private static final String SUBJECT = "vehicle";
    // Whoever was merged goes on as the record that is left.
    private static final String RECORD = "(SELECT coalesce(merged_into, id) FROM customer WHERE id = :owner)";
    private static final String OWN = "SELECT * FROM vehicle WHERE proven_owner = :owner AND customer_id = " + RECORD;

    private final JdbcClient jdbc;
    private final Clientele clientele;
    private final Garage garage;
    private final AuditLog audit;

    OwnVehicles(JdbcClient jdbc, Clientele clientele, Garage garage, AuditLog audit) {
        this.jdbc = jdbc;
        this.clientele = clientele;
        this.garage = garage;
        this.audit = audit;
    }

    /** All of them, the first one first. */
    public List<Vehicle> of(CustomerId owner) {
        return jdbc.sql(OWN + " ORDER BY created_at, id")
                .param("owner", owner.value())
                .query((row, number) -> Garage.vehicle(row))
                .list();
    }

    /** One of them; nothing for any other vehicle. */
    public Optional<Vehicle> find(CustomerId owner, VehicleId id) {
        return find(owner, id, "");
    }

    private Optional<Vehicle> find(CustomerId owner, VehicleId id, String lock) {
        return jdbc.sql(OWN + " AND id = :id" + lock)
                .param("owner", owner.value())
                .param("id", id.value())
                .query((row, number) -> Garage.vehicle(row))
                .optional();
    }

    /** Which of them is meant when nothing is said. */
    public Optional<VehicleId> primary(CustomerId owner) {
        return jdbc.sql("SELECT primary_vehicle_id FROM customer WHERE id = " + RECORD
                        + " AND primary_vehicle_id IS NOT NULL")
                .param("owner", owner.value())
                .query(UUID.class)
                .optional()
                .map(VehicleId::new);
    }

    /** Adds a vehicle. Whether the shop knows it already, from anybody, is not told. */
    public Vehicle add(CustomerId owner, VehicleDescription description) {
        var record = record(owner);
        clientele.lock(record);
        var added = new Vehicle(new VehicleId(UUID.randomUUID()), record, description, 1);
        garage.save(added);
        prove(List.of(added.id()), owner);
        audit.record("vehicle.added", SUBJECT, added.id(), null, VehicleEntry.of(added), null);
        return added;
    }

    /**
     * Describes a vehicle differently.
     *
     * @param seen the version that the customer looked at
     * @throws NotFound if it is not theirs
     */
    public Vehicle change(CustomerId owner, VehicleId id, int seen, VehicleDescription description) {
        var before = forChange(owner, id, seen);
        var after = before.as(description);
        garage.save(after);
        audit.record("vehicle.changed", SUBJECT, id, VehicleEntry.of(before), VehicleEntry.of(after), null);
        return after;
    }

    /**
     * Takes a vehicle off those that the customer sees. The shop keeps it, with what was done to it.
     *
     * @param seen the version that the customer looked at
     * @throws NotFound if it is not theirs
     */
    public void remove(CustomerId owner, VehicleId id, int seen) {
        var record = record(owner);
        clientele.lock(record);
        var before = forChange(owner, id, seen);
        noLongerPrimary(record, id);
        jdbc.sql("UPDATE vehicle SET proven_owner = NULL, given_up = true, version = version + 1 WHERE id = ?")
                .param(id.value())
                .update();
        audit.record("vehicle.given-up", SUBJECT, id, VehicleEntry.of(before), null, null);
    }

    /**
     * Makes a vehicle the one that is meant when nothing is said.
     *
     * @param id null for none
     * @throws NotFound if it is not theirs
     */
    public void choose(CustomerId owner, @Nullable VehicleId id) {
        var record = record(owner);
        clientele.lock(record);
        if (id != null && find(owner, id).isEmpty()) {
            throw new NotFound();
        }
        clientele.find(record).ifPresent(it -> clientele.update(it.now(it.profile(), id)));
    }

    /**
     * Hands a vehicle over to another customer, who sees it from now on; what was done to it stays with whom it was done for.
     *
     * @return the vehicle as the other one has it; nothing if it is not the first one's (any more)
     */
    public Optional<Vehicle> handOver(CustomerId from, VehicleId id, CustomerId to) {
        var former = record(from);
        var next = record(to);
        clientele.lock(former, next);
        return find(from, id, " FOR UPDATE").map(before -> {
            noLongerPrimary(former, id);
            var after = before.of(next);
            garage.save(after);
            prove(List.of(id), to);
            audit.record("vehicle.transferred", SUBJECT, id, VehicleEntry.of(before), VehicleEntry.of(after), null);
            return after;
        });
    }

    /**
     * Notes that these vehicles have turned out to be the customer's, unless somebody has them already or gave them up.
     */
    public void claim(CustomerId owner, Collection<VehicleId> vehicles) {
        if (vehicles.isEmpty()) {
            return;
        }
        var record = record(owner);
        jdbc.sql("""
            WITH claimed AS (
                SELECT id FROM vehicle WHERE id = ANY(:ids) AND proven_owner IS NULL AND NOT given_up FOR UPDATE
            ), freed AS (
                UPDATE customer SET primary_vehicle_id = NULL, version = version + 1
                WHERE primary_vehicle_id IN (SELECT id FROM claimed) AND id <> :record
            )
            UPDATE vehicle SET proven_owner = :owner, customer_id = :record, version = version + 1
            WHERE id IN (SELECT id FROM claimed)\
            """)
                .param("ids", vehicles.stream().map(VehicleId::value).toArray(UUID[]::new))
                .param("owner", owner.value())
                .param("record", record.value())
                .update();
    }

    private Vehicle forChange(CustomerId owner, VehicleId id, int seen) {
        var present = find(owner, id, " FOR UPDATE").orElseThrow(NotFound::new);
        Versions.check(seen, present.version(), () -> OwnVehicleView.of(present, false));
        return present;
    }

    private void prove(List<VehicleId> vehicles, CustomerId owner) {
        jdbc.sql("UPDATE vehicle SET proven_owner = ?, given_up = false WHERE id = ANY(?)")
                .param(owner.value())
                .param(vehicles.stream().map(VehicleId::value).toArray(UUID[]::new))
                .update();
    }

    private void noLongerPrimary(CustomerId record, VehicleId id) {
        clientele
                .find(record)
                .filter(it -> id.equals(it.primaryVehicle()))
                .ifPresent(it -> clientele.update(it.now(it.profile(), null)));
    }

    private CustomerId record(CustomerId owner) {
        return jdbc.sql("SELECT coalesce(merged_into, id) FROM customer WHERE id = ?")
                .param(owner.value())
                .query(UUID.class)
                .optional()
                .map(CustomerId::new)
                .orElseThrow(NotFound::new);
    }
}
