package com.wrenchtime.booking;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.availability.WantedServices;
import com.wrenchtime.availability.WantedStart;
import com.wrenchtime.booking.BookingRequest.TextsAnswer;
import com.wrenchtime.booking.BookingRequest.WantedSlot;
import com.wrenchtime.customers.Contact;
import com.wrenchtime.customers.VehicleRequest;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Requested;
import com.wrenchtime.web.Tokens;
import com.wrenchtime.workforce.TechnicianId;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A booking as it is sent: either {@code hold}, or {@code services} with {@code start}.
 *
 * @param hold the token of a hold
 * @param services ids, each once
 * @param start one of the offered starts, with an offset
 * @param technician an id, if it matters who comes
 */
public record AppointmentRequest(
        @Schema(description = "The token of a hold; or services and start") @Nullable
        String hold,

        @ArraySchema(
                minItems = 1,
                maxItems = WantedServices.AT_MOST,
                uniqueItems = true,
                schema = @Schema(format = "uuid"))
        @Nullable
        List<String> services,

        @Schema(format = "date-time", description = "One of the offered starts") @Nullable
        String start,

        @Schema(format = "uuid", description = "If it matters who comes") @Nullable
        String technician,

        @Schema(requiredMode = REQUIRED) @Nullable CustomerRequest customer,

        @Schema(requiredMode = REQUIRED) @Nullable VehicleRequest vehicle,

        @Schema(requiredMode = REQUIRED) @Nullable AddressRequest address,

        @Schema(minLength = 1, maxLength = Notes.LONGEST) @Nullable
        String notes) {

    static final int MAX_NAME = 120;

    /**
     * Who books.
     *
     * @param phone as people write it in the shop's country, or international
     * @param smsConsent whether texts may be sent
     * @param language in which they were asked about that; the shop's when left out
     */
    public record CustomerRequest(
            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = MAX_NAME) @Nullable
            String name,

            @Schema(
                    requiredMode = REQUIRED,
                    description = "As people write it in the shop's country, or international",
                    example = "(530) 555-0142")
            @Nullable
            String phone,

            @Schema(format = "email") @Nullable String email,

            @Schema(requiredMode = REQUIRED, description = "Whether texts may be sent") @Nullable
            Boolean smsConsent,

            @Schema(
                    allowableValues = {"en", "es"},
                    description = "In which they were asked about texts; the shop's when left out")
            @Nullable
            String language) {}

    /**
     * The request that this is, if nothing is wrong with it.
     *
     * @throws com.wrenchtime.web.ValidationFailed naming every field that is wrong
     * @throws NotFound when the hold is another shop's
     */
    BookingRequest read(ShopSettings shop, Instant now, Tokens tokens, String clientAddress) {
        var errors = new FieldErrors();
        var held = errors.readOptional("hold", hold, it -> held(it, tokens));
        if (hold != null && (services != null || start != null || technician != null)) {
            errors.add("hold", "ambiguous", "Must not come with services, start or technician");
        }
        var slot = held == null ? picked(shop, now, errors) : new WantedSlot.Held(held.thing());
        var contact = contact(shop, errors);
        var asked = errors.readOptional(
                "customer.language", customer == null ? null : customer.language(), AppointmentRequest::language);
        var car = VehicleRequest.read(vehicle, VehicleRequest.newest(now, shop), errors);
        var where = AddressRequest.read(address, shop, errors);
        var remarks = errors.readOptional("notes", notes, it -> Requested.note(it, Notes.LONGEST));
        errors.refuseIfAny();
        if (held != null && !held.isOfBoundShop()) {
            throw new NotFound();
        }
        return new BookingRequest(
                requireNonNull(slot),
                requireNonNull(contact),
                requireNonNull(car),
                requireNonNull(where),
                remarks,
                new TextsAnswer(
                        customer != null && Boolean.TRUE.equals(customer.smsConsent()),
                        asked == null
                                ? ConsentWording.in(shop)
                                : ConsentWording.of(shop).in(asked),
                        asked == null ? ConsentWording.language(shop) : asked),
                clientAddress);
    }

    private @Nullable WantedSlot picked(ShopSettings shop, Instant now, FieldErrors errors) {
        if (hold != null) {
            return null;
        }
        var wanted = errors.required("services", services, WantedServices::read);
        var at = WantedStart.read("start", start, now, shop, errors);
        var by = errors.readOptional("technician", technician, it -> new TechnicianId(Requested.uuid(it)));
        return wanted == null || at == null ? null : new WantedSlot.Picked(wanted, at, by);
    }

    private static Tokens.Target held(String token, Tokens tokens) {
        return tokens.verify(Tokens.Purpose.HOLD, token)
                .orElseThrow(() -> new IllegalArgumentException("Must be the token of a hold"));
    }

    private static String language(String sent) {
        if (!ConsentWording.LANGUAGES.contains(sent)) {
            throw new IllegalArgumentException("Must be one of " + String.join(", ", ConsentWording.LANGUAGES));
        }
        return sent;
    }

    private @Nullable Contact contact(ShopSettings shop, FieldErrors errors) {
        if (customer == null) {
            errors.missing("customer");
            return null;
        }
        if (customer.smsConsent() == null) {
            errors.add("customer.smsConsent", "required", "Must be given, true or false");
        }
        return contact(customer.name(), customer.phone(), customer.email(), shop, errors);
    }

    /** The contact in the field {@code customer}; null when something is wrong with it, which is among the errors then. */
    static @Nullable Contact contact(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            ShopSettings shop,
            FieldErrors errors) {
        var called = errors.required("customer.name", name, it -> Requested.line(it, MAX_NAME));
        var number = errors.required("customer.phone", phone, it -> PhoneNumber.parse(it, shop.country()));
        var mailbox = errors.readOptional("customer.email", email, EmailAddress::new);
        return called == null || number == null ? null : new Contact(called, number, mailbox);
    }
}
