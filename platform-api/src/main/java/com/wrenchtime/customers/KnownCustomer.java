package com.wrenchtime.customers;

import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the shop knows of a customer: at least one of phone and e-mail. */
public record KnownCustomer(
        String name, @Nullable PhoneNumber phone, @Nullable EmailAddress email) {

    /** Reads the columns {@code name}, {@code phone} and {@code email}. */
    static KnownCustomer of(ResultSet row) throws SQLException {
        var phone = row.getString("phone");
        var email = row.getString("email");
        return new KnownCustomer(
                row.getString("name"),
                phone == null ? null : new PhoneNumber(phone),
                email == null ? null : new EmailAddress(email));
    }

    /** How to reach the customer about an appointment; nothing when there is no number to call. */
    public Optional<Contact> contact() {
        return phone == null ? Optional.empty() : Optional.of(new Contact(name, phone, email));
    }
}
