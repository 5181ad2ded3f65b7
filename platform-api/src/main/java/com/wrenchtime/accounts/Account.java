package com.wrenchtime.accounts;

import com.wrenchtime.customers.ContactPoint;
import com.wrenchtime.customers.ContactPoint.Mailbox;
import com.wrenchtime.customers.ContactPoint.Phone;
import com.wrenchtime.customers.CustomerId;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A customer's own account with the bound shop. Telephone and mailbox are proven, at least one of them is there.
 *
 * @param id also the id of the shop's record of the customer
 * @param name as they call themselves; null until they or a booking of theirs said
 * @param version counts its changes, beginning with 1
 */
record Account(
        CustomerId id,
        @Nullable String name,
        @Nullable PhoneNumber phone,
        @Nullable EmailAddress email,
        boolean hasPassword,
        int version) {

    /** Everything that is proven. */
    Stream<ContactPoint> contacts() {
        return Stream.concat(
                phone == null ? Stream.empty() : Stream.of(new Phone(phone)),
                email == null ? Stream.empty() : Stream.of(new Mailbox(email)));
    }
}
