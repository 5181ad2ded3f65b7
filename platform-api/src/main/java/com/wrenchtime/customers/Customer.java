package com.wrenchtime.customers;

import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a shop keeps of a customer.
 *
 * @param primaryVehicle the one of the customer's vehicles that is meant when nothing is said
 * @param mergedInto who this turned out to be; null for everybody else
 * @param hasAccount whether somebody has proven to be this customer
 * @param version counts the changes, beginning with 1
 */
record Customer(
        CustomerId id,
        Profile profile,
        @Nullable VehicleId primaryVehicle,
        @Nullable CustomerId mergedInto,
        boolean hasAccount,
        int version,
        Instant createdAt) {

    /**
     * What people of the shop have written down.
     *
     * @param phone this or the mailbox is there, except in who was merged
     * @param preference null when nobody has asked
     * @param alert whether the notes are to be read before anything is done
     * @param vip whether the shop takes special care
     */
    record Profile(
            String name,
            @Nullable PhoneNumber phone,
            @Nullable EmailAddress email,
            @Nullable ContactPreference preference,
            @Nullable String notes,
            boolean alert,
            List<String> tags,
            boolean vip) {

        /** How many tags one customer may have. */
        static final int MOST_TAGS = 10;

        Profile {
            tags = List.copyOf(tags);
        }
    }

    /** The next version, with another profile and another vehicle to be meant. */
    Customer now(Profile other, @Nullable VehicleId primary) {
        return new Customer(id, other, primary, mergedInto, hasAccount, version + 1, createdAt);
    }
}
