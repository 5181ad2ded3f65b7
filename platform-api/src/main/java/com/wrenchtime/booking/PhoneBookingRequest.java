package com.wrenchtime.booking;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.availability.Leeway;
import com.wrenchtime.availability.WantedServices;
import com.wrenchtime.availability.WantedStart;
import com.wrenchtime.booking.VisitChangeController.GivenReason;
import com.wrenchtime.catalog.ServiceId;
import com.wrenchtime.customers.Contact;
import com.wrenchtime.customers.CustomerId;
import com.wrenchtime.customers.VehicleDescription;
import com.wrenchtime.customers.VehicleId;
import com.wrenchtime.customers.VehicleRequest;
import com.wrenchtime.shared.Address;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Requested;
import com.wrenchtime.workforce.TechnicianId;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A booking for somebody on the telephone, or in front of the technician, as it is sent.
 *
 * @param startNow instead of {@code start}, for work that begins now
 * @param customerId a customer of the shop, or {@code customer}; with both, whom to call this time
 * @param vehicleId a vehicle of that customer, or {@code vehicle}
 */
record PhoneBookingRequest(
        @ArraySchema(
                minItems = 1,
                maxItems = WantedServices.AT_MOST,
                uniqueItems = true,
                schema = @Schema(format = "uuid"),
                arraySchema = @Schema(requiredMode = REQUIRED))
        @Nullable
        List<String> services,

        @Schema(format = "date-time", description = "One of the offered starts, or any with an override") @Nullable
        String start,

        @Schema(description = "True instead of a start: the work begins now, in front of the customer") @Nullable
        Boolean startNow,

        @Schema(format = "uuid", description = "Who comes; needed with startNow and with an override") @Nullable
        String technician,

        @Schema(format = "uuid", description = "A known customer; or customer") @Nullable
        String customerId,

        @Schema(description = "Somebody new; or, beside customerId, whom to call this time") @Nullable
        CallerRequest customer,

        @Schema(format = "uuid", description = "A vehicle of the known customer; or vehicle") @Nullable
        String vehicleId,

        @Nullable VehicleRequest vehicle,

        @Schema(requiredMode = REQUIRED) @Nullable AddressRequest address,

        @Schema(minLength = 1, maxLength = Notes.LONGEST, description = "What the customer may read") @Nullable
        String notes,

        @Schema(minLength = 1, maxLength = Notes.LONGEST, description = "What the customer never sees") @Nullable
        String staffNotes,

        @Schema(description = "Sets hours, notice, horizon, grid and area aside; never drives or what is taken")
        @Nullable
        GivenReason override) {

    /**
     * Whom to call.
     *
     * @param smsConsent what was answered to whether texts may be sent; null when it was not asked
     */
    record CallerRequest(
            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = AppointmentRequest.MAX_NAME) @Nullable
            String name,

            @Schema(requiredMode = REQUIRED, example = "(530) 555-0142") @Nullable
            String phone,

            @Schema(format = "email") @Nullable String email,

            @Schema(description = "What was answered to whether texts may be sent; left out when it was not asked")
            @Nullable
            Boolean smsConsent) {}

    /**
     * The booking that this is, if nothing is wrong with it.
     *
     * @throws com.wrenchtime.web.ValidationFailed naming every field that is wrong
     */
    Wanted read(ShopSettings shop, Instant now) {
        var errors = new FieldErrors();
        var reason = override == null ? null : override.read("override", errors);
        var begins = Boolean.TRUE.equals(startNow);
        var leeway = begins ? Leeway.WALK_IN : Leeway.NONE;
        if (override != null) {
            leeway = begins ? Leeway.WALK_IN.atAnyHour() : Leeway.OVERRIDE;
        }
        var wanted = errors.required("services", services, WantedServices::read);
        var by = errors.readOptional("technician", technician, it -> new TechnicianId(Requested.uuid(it)));
        if (technician == null && leeway.anyStart()) {
            errors.add("technician", "required", "Must be given with startNow and with an override");
        }
        var at = start(begins, leeway, shop, now, errors);
        var caller = caller(shop, errors);
        var car = car(VehicleRequest.newest(now, shop), errors);
        var where = AddressRequest.read(address, shop, errors);
        var remarks = new Notes(
                errors.readOptional("notes", notes, it -> Requested.note(it, Notes.LONGEST)),
                errors.readOptional("staffNotes", staffNotes, it -> Requested.note(it, Notes.LONGEST)));
        errors.refuseIfAny();
        return new Wanted(
                requireNonNull(wanted),
                requireNonNull(at),
                by,
                leeway,
                requireNonNull(caller),
                requireNonNull(car),
                requireNonNull(where),
                remarks,
                customer == null ? null : customer.smsConsent(),
                reason);
    }

    private @Nullable Instant start(boolean begins, Leeway leeway, ShopSettings shop, Instant now, FieldErrors errors) {
        if (!begins) {
            return WantedStart.read("start", start, now, shop, leeway, errors);
        }
        if (start != null) {
            errors.add("start", "ambiguous", "Must not come with startNow");
        }
        return now.truncatedTo(ChronoUnit.MINUTES);
    }

    private @Nullable Caller caller(ShopSettings shop, FieldErrors errors) {
        var known = errors.readOptional("customerId", customerId, it -> new CustomerId(Requested.uuid(it)));
        var contact = customer == null
                ? null
                : AppointmentRequest.contact(customer.name(), customer.phone(), customer.email(), shop, errors);
        if (customerId == null && customer == null) {
            errors.missing("customer");
            return null;
        }
        if (customerId != null) {
            return known == null ? null : new Caller.Known(known, contact);
        }
        return contact == null ? null : new Caller.New(contact);
    }

    private @Nullable Car car(int newest, FieldErrors errors) {
        if (vehicleId != null) {
            if (vehicle != null) {
                errors.add("vehicle", "ambiguous", "Must not come with vehicleId");
            }
            if (customerId == null) {
                errors.add("vehicleId", "ambiguous", "Must come with the customerId of its customer");
            }
            var known = errors.read("vehicleId", () -> new VehicleId(Requested.uuid(vehicleId)));
            return known == null ? null : new Car.Known(known);
        }
        var described = VehicleRequest.read(vehicle, newest, errors);
        return described == null ? null : new Car.New(described);
    }

    /**
     * What is to be booked.
     *
     * @param technician null for anybody who can do it
     * @param textsAllowed what was answered to whether texts may be sent; null when it was not asked
     * @param override why rules of the shop are set aside; null when they are not
     */
    record Wanted(
            List<ServiceId> services,
            Instant start,
            @Nullable TechnicianId technician,
            Leeway leeway,
            Caller caller,
            Car car,
            Address address,
            Notes notes,
            @Nullable Boolean textsAllowed,
            @Nullable String override) {

        Wanted {
            services = List.copyOf(services);
        }

        /** Whether only people who run the day may book this. */
        boolean isException() {
            return leeway.anyStart();
        }
    }

    /** Who it is for. */
    sealed interface Caller {

        /** With whom to call this time, if it is not who is on record. */
        record Known(CustomerId id, @Nullable Contact contact) implements Caller {}

        record New(Contact contact) implements Caller {}
    }

    /** What it is for. */
    sealed interface Car {

        record Known(VehicleId id) implements Car {}

        record New(VehicleDescription description) implements Car {}
    }
}
