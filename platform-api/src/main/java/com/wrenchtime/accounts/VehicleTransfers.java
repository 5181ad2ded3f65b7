package com.wrenchtime.accounts;

import static com.wrenchtime.accounts.Accounts.utc;

import com.wrenchtime.accounts.AccountThrottle.Limit;
import com.wrenchtime.customers.CustomerId;
import com.wrenchtime.customers.OwnVehicles;
import com.wrenchtime.customers.Vehicle;
import com.wrenchtime.customers.VehicleId;
import com.wrenchtime.identity.LinkToken;
import com.wrenchtime.web.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How a vehicle gets from one customer of the bound shop to another: its owner makes a code and gives it to them, and whoever
 * gives it back while signed in takes the vehicle over. The owner names nobody, so that nobody learns who is a customer.
 */
@Component
class VehicleTransfers {

    private static final Duration GOOD_FOR = Duration.ofDays(2);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final OwnVehicles vehicles;
    private final AccountThrottle throttle;
    private final Clock clock;

    VehicleTransfers(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            OwnVehicles vehicles,
            AccountThrottle throttle,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.vehicles = vehicles;
        this.throttle = throttle;
        this.clock = clock;
    }

    /**
     * Offers a vehicle, instead of an earlier offer of it.
     *
     * @throws NotFound if it is not the customer's
     */
    @Transactional
    public Offer offer(CustomerId owner, VehicleId vehicle) {
        if (vehicles.find(owner, vehicle).isEmpty()) {
            throw new NotFound();
        }
        var offer = new Offer(LinkToken.random(), clock.instant().plus(GOOD_FOR));
        jdbc.sql("""
            INSERT INTO vehicle_offer (vehicle_id, customer_id, code_hash, expires_at) VALUES (:vehicle, :owner, :hash, :expiry)
            ON CONFLICT (vehicle_id) DO UPDATE
            SET customer_id = excluded.customer_id, code_hash = excluded.code_hash, expires_at = excluded.expires_at\
            """)
                .param("vehicle", vehicle.value())
                .param("owner", owner.value())
                .param("hash", offer.code().hash())
                .param("expiry", utc(offer.expiresAt()))
                .update();
        return offer;
    }

    /** Takes an offer back; whether there was one. */
    @Transactional
    public boolean takeBack(CustomerId owner, VehicleId vehicle) {
        return jdbc.sql("DELETE FROM vehicle_offer WHERE vehicle_id = ? AND customer_id = ?")
                        .params(vehicle.value(), owner.value())
                        .update()
                == 1;
    }

    /**
     * Takes the vehicle over that is offered by this code; of several at the same moment one does.
     *
     * @return nothing if there is no such offer (any more), or it is the customer's own
     * @throws org.springframework.web.ErrorResponseException 429 if it was tried too often
     */
    Optional<Vehicle> accept(CustomerId customer, String code) {
        throttle.count(new Limit("transfer-by:" + customer, 10, QUARTER));
        return transaction.execute(status -> jdbc.sql("""
            DELETE FROM vehicle_offer WHERE code_hash = ? AND expires_at > ? AND customer_id <> ?
            RETURNING vehicle_id, customer_id\
            """)
                .params(new LinkToken(code).hash(), utc(clock.instant()), customer.value())
                .query((row, number) -> new Found(
                        new VehicleId(row.getObject("vehicle_id", UUID.class)),
                        new CustomerId(row.getObject("customer_id", UUID.class))))
                .optional()
                .flatMap(it -> vehicles.handOver(it.owner(), it.vehicle(), customer)));
    }

    /** Removes those that have run out. */
    int forgetOld() {
        return jdbc.sql("DELETE FROM vehicle_offer WHERE expires_at < ?")
                .param(utc(clock.instant()))
                .update();
    }

    /** A vehicle's offer, with the code that is shown once. */
    record Offer(LinkToken code, Instant expiresAt) {}

    private record Found(VehicleId vehicle, CustomerId owner) {}
}
