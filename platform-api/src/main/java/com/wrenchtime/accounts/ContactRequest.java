package com.wrenchtime.accounts;

import com.wrenchtime.customers.ContactPoint;
import com.wrenchtime.customers.ContactPoint.Mailbox;
import com.wrenchtime.customers.ContactPoint.Phone;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.web.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A telephone or a mailbox, one of the two.
 *
 * @param phone as people write it in the shop's country, or international
 */
record ContactRequest(
        @Schema(
                description = "As people write it in the shop's country, or international; or email",
                example = "(530) 555-0142")
        @Nullable
        String phone,

        @Schema(format = "email", description = "Or phone") @Nullable
        String email) {

    /** What is meant; null when something is wrong with it, which is among the errors then. */
    @Nullable
    ContactPoint read(ShopSettings shop, FieldErrors errors) {
        return read(phone, email, shop, errors);
    }

    /** Like {@link #read(ShopSettings, FieldErrors)}, of a request that has more fields. */
    static @Nullable ContactPoint read(
            @Nullable String phone, @Nullable String email, ShopSettings shop, FieldErrors errors) {
        if (phone != null && email != null) {
            errors.add("email", "ambiguous", "Must not come with phone");
            return null;
        }
        if (email != null) {
            return errors.read("email", () -> new Mailbox(new EmailAddress(email)));
        }
        return errors.required("phone", phone, it -> new Phone(PhoneNumber.parse(it, shop.country())));
    }
}
