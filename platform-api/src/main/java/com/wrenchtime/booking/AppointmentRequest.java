package com.wrenchtime.booking;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.availability.WantedServices;
import com.wrenchtime.availability.WantedStart;
import com.wrenchtime.booking.BookingRequest.WantedSlot;
import com.wrenchtime.customers.Contact;
import com.wrenchtime.customers.VehicleDescription;
import com.wrenchtime.customers.Vin;
import com.wrenchtime.shared.Address;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.PostalCode;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Requested;
import com.wrenchtime.web.Tokens;
import com.wrenchtime.workforce.TechnicianId;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A booking as it is sent: either {@code hold}, or {@code services} with {@code start}.
 *
 * @param hold the token of a hold
 * @param services ids, each once
 * @param start one of the offered starts, with an offset
 * @param technician an id, if it matters who comes
 */
record AppointmentRequest(
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

        @Schema(minLength = 1, maxLength = MAX_NOTES) @Nullable
        String notes) {

    private static final int MAX_NAME = 120;
    private static final int MAX_WORD = 60;
    private static final int MAX_AREA = 80;
    private static final int MAX_PLATE = 12;
    private static final int MAX_NOTES = 2000;

    /**
     * Who books.
     *
     * @param phone as people write it in the shop's country, or international
     * @param smsConsent whether texts may be sent
     */
    record CustomerRequest(
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
            Boolean smsConsent) {}

    /**
     * The vehicle to be repaired.
     *
     * @param year from 1980 to next year
     */
    record VehicleRequest(
            @Schema(requiredMode = REQUIRED, minimum = "1980", description = "Up to next year") @Nullable
            Integer year,

            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = MAX_WORD) @Nullable
            String make,

            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = MAX_WORD) @Nullable
            String model,

            @Schema(minLength = 17, maxLength = 17) @Nullable
            String vin,

            @Schema(minLength = 1, maxLength = MAX_PLATE) @Nullable
            String plate) {}

    /**
     * Where the vehicle stands.
     *
     * @param country ISO 3166-1 alpha-2; the shop's when left out
     * @param lat degrees (WGS 84), together with {@code lng}
     */
    record AddressRequest(
            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = MAX_NAME) @Nullable
            String line1,

            @Schema(minLength = 1, maxLength = MAX_NAME) @Nullable
            String line2,

            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = MAX_AREA) @Nullable
            String city,

            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = MAX_AREA) @Nullable
            String region,

            @Schema(requiredMode = REQUIRED) @Nullable String postalCode,

            @Schema(
                    pattern = "^[A-Z]{2}$",
                    description = "ISO 3166-1 alpha-2; the shop's when left out",
                    example = "US")
            @Nullable
            String country,

            @Schema(minimum = "-90", maximum = "90", description = "Degrees (WGS 84), together with lng") @Nullable
            Double lat,

            @Schema(minimum = "-180", maximum = "180", description = "Degrees (WGS 84), together with lat") @Nullable
            Double lng) {}

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
        var car = vehicle(LocalDate.ofInstant(now, shop.zone()).getYear() + 1, errors);
        var where = address(shop, errors);
        var remarks = errors.readOptional("notes", notes, it -> Requested.note(it, MAX_NOTES));
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
                customer != null && Boolean.TRUE.equals(customer.smsConsent()),
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

    private @Nullable Contact contact(ShopSettings shop, FieldErrors errors) {
        if (customer == null) {
            errors.add("customer", "required", "Must be given");
            return null;
        }
        var name = errors.required("customer.name", customer.name(), it -> Requested.line(it, MAX_NAME));
        var phone = errors.required("customer.phone", customer.phone(), it -> PhoneNumber.parse(it, shop.country()));
        var email = errors.readOptional("customer.email", customer.email(), EmailAddress::new);
        if (customer.smsConsent() == null) {
            errors.add("customer.smsConsent", "required", "Must be given, true or false");
        }
        return name == null || phone == null ? null : new Contact(name, phone, email);
    }

    private @Nullable VehicleDescription vehicle(int newest, FieldErrors errors) {
        if (vehicle == null) {
            errors.add("vehicle", "required", "Must be given");
            return null;
        }
        var year = errors.required("vehicle.year", vehicle.year(), it -> modelYear(it, newest));
        var make = errors.required("vehicle.make", vehicle.make(), it -> Requested.line(it, MAX_WORD));
        var model = errors.required("vehicle.model", vehicle.model(), it -> Requested.line(it, MAX_WORD));
        var vin = errors.readOptional("vehicle.vin", vehicle.vin(), Vin::new);
        var plate = errors.readOptional("vehicle.plate", vehicle.plate(), AppointmentRequest::plate);
        return year == null || make == null || model == null
                ? null
                : new VehicleDescription(year, make, model, vin, plate);
    }

    private static int modelYear(int year, int newest) {
        if (year < VehicleDescription.OLDEST || year > newest) {
            throw new IllegalArgumentException(
                    "Must lie between %d and %d".formatted(VehicleDescription.OLDEST, newest));
        }
        return year;
    }

    private static String plate(String sent) {
        var plate = Requested.line(sent, MAX_PLATE).toUpperCase(Locale.ROOT);
        if (!plate.matches("[\\p{L}\\p{N} .-]+")) {
            throw new IllegalArgumentException("Must have letters, digits, spaces, dots and hyphens only");
        }
        return plate;
    }

    private @Nullable Address address(ShopSettings shop, FieldErrors errors) {
        if (address == null) {
            errors.add("address", "required", "Must be given");
            return null;
        }
        var country = country(address.country(), shop, errors);
        var line1 = errors.required("address.line1", address.line1(), it -> Requested.line(it, MAX_NAME));
        var line2 = errors.readOptional("address.line2", address.line2(), it -> Requested.line(it, MAX_NAME));
        var city = errors.required("address.city", address.city(), it -> Requested.line(it, MAX_AREA));
        var region = errors.required("address.region", address.region(), it -> Requested.line(it, MAX_AREA));
        var postalCode = errors.required("address.postalCode", address.postalCode(), it -> new PostalCode(it, country));
        var place = place(address.lat(), address.lng(), errors);
        return line1 == null || city == null || region == null || postalCode == null
                ? null
                : new Address(line1, line2, city, region, postalCode, postalCode.country(), place);
    }

    /** The country to read the address in; the shop's when the one that was sent is none. */
    private static String country(@Nullable String sent, ShopSettings shop, FieldErrors errors) {
        if (sent == null) {
            return shop.country();
        }
        if (!PostalCode.isCountry(sent)) {
            errors.add("address.country", "invalid", "Must be a two-letter ISO 3166-1 code, such as US");
            return shop.country();
        }
        return sent;
    }

    private static @Nullable Place place(@Nullable Double lat, @Nullable Double lng, FieldErrors errors) {
        if (lat == null && lng == null) {
            return null;
        }
        if (lat == null || lng == null) {
            errors.add(lat == null ? "address.lat" : "address.lng", "required", "Latitude and longitude come together");
            return null;
        }
        // Both are looked at alone, so that the one that is wrong is named.
        var isNorthFine = errors.read("address.lat", () -> new Place(lat, 0)) != null;
        var isEastFine = errors.read("address.lng", () -> new Place(0, lng)) != null;
        return isNorthFine && isEastFine ? new Place(lat, lng) : null;
    }
}
