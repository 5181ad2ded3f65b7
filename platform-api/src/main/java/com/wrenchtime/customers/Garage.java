package com.wrenchtime.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The vehicles of the bound shop's customers, for its own people. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Garage {

    private final JdbcClient jdbc;

    Garage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Vehicle> find(VehicleId id) {
        return find(id, "");
    }

    /** The vehicle, which nobody else changes until the transaction ends. */
    Optional<Vehicle> findForChange(VehicleId id) {
        return find(id, " FOR UPDATE");
    }

    private Optional<Vehicle> find(VehicleId id, String lock) {
        return jdbc.sql("SELECT * FROM vehicle WHERE id = ?" + lock)
                .param(id.value())
                .query((row, number) -> vehicle(row))
                .optional();
    }

    /** All of a customer, the first one first. */
    List<Vehicle> of(CustomerId owner) {
        return jdbc.sql("SELECT * FROM vehicle WHERE customer_id = ? ORDER BY created_at, id")
                .param(owner.value())
                .query((row, number) -> vehicle(row))
                .list();
    }

    /**
     * So many of each of these customers, those first that the text means exactly, then the one that was there first.
     *
     * @param exact a text query of PostgreSQL; null when none is meant
     */
    List<Vehicle> of(Collection<CustomerId> owners, int most, @Nullable String exact) {
        return jdbc.sql("""
            SELECT * FROM (
                SELECT *, row_number() OVER (PARTITION BY customer_id
                                             ORDER BY (search @@ :exact::tsquery) DESC NULLS LAST, created_at, id) AS place
                FROM vehicle WHERE customer_id = ANY(:owners)
            ) AS v
            WHERE place <= :most
            ORDER BY customer_id, place\
            """)
                .param("exact", exact)
                .param("owners", owners.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("most", most)
                .query((row, number) -> vehicle(row))
                .list();
    }

    /** Another vehicle with this VIN. */
    Optional<Vehicle> withVin(Vin vin, VehicleId except) {
        return jdbc.sql("SELECT * FROM vehicle WHERE vin = ? AND id <> ? ORDER BY created_at LIMIT 1")
                .params(vin.value(), except.value())
                .query((row, number) -> vehicle(row))
                .optional();
    }

    /** Adds a vehicle, or replaces the one with the same id. */
    void save(Vehicle vehicle) {
        var described = vehicle.description();
        jdbc.sql("""
            INSERT INTO vehicle (id, customer_id, year, make, model, vin, plate, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                customer_id = excluded.customer_id, year = excluded.year, make = excluded.make, model = excluded.model,
                vin = excluded.vin, plate = excluded.plate, version = excluded.version\
            """)
                .param(vehicle.id().value())
                .param(vehicle.owner().value())
                .param(described.year())
                .param(described.make())
                .param(described.model())
                .param(described.vin() == null ? null : described.vin().value())
                .param(described.plate())
                .param(vehicle.version())
                .update();
    }

    /** The owner's vehicles are the other one's from now on. */
    List<VehicleId> handOver(CustomerId from, CustomerId to) {
        return jdbc.sql("UPDATE vehicle SET customer_id = ?, version = version + 1 WHERE customer_id = ? RETURNING id")
                .params(to.value(), from.value())
                .query((row, number) -> new VehicleId(row.getObject("id", UUID.class)))
                .list();
    }

    static Vehicle vehicle(ResultSet row) throws SQLException {
        var vin = row.getString("vin");
        return new Vehicle(
                new VehicleId(row.getObject("id", UUID.class)),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                new VehicleDescription(
                        row.getInt("year"),
                        row.getString("make"),
                        row.getString("model"),
                        vin == null ? null : new Vin(vin),
                        row.getString("plate")),
                row.getInt("version"));
    }
}
