package com.wrenchtime.customers;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.customers.Customer.Profile;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Requested;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be kept of a customer; what is left out is not known.
 *
 * @param phone as people write it in the shop's country, or international; this or email
 * @param alert whether the notes are to be read before anything is done
 * @param primaryVehicle one of the customer's vehicles
 */
record CustomerFileRequest(
        @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = MAX_NAME) @Nullable
        String name,

        @Schema(description = "This or email", example = "(530) 555-0142") @Nullable
        String phone,

        @Schema(format = "email") @Nullable String email,

        @Schema(implementation = ContactPreference.class) @Nullable
        String preference,

        @Schema(minLength = 1, maxLength = MAX_NOTES) @Nullable
        String notes,

        @Schema(description = "Whether the notes are to be read before anything is done") @Nullable
        Boolean alert,

        @Schema(description = "At most 10") @Nullable List<@Nullable String> tags,

        @Nullable Boolean vip,

        @Schema(format = "uuid", description = "One of the customer's vehicles; a new customer has none") @Nullable
        String primaryVehicle) {

    private static final int MAX_NAME = 120;
    private static final int MAX_NOTES = 500;
    private static final int MAX_TAG = 50;

    /**
     * The customer that is meant, if nothing is wrong with it.
     *
     * @param country where numbers without a calling code are
     * @throws com.wrenchtime.web.ValidationFailed naming every field that is wrong
     */
    Wanted read(String country) {
        var errors = new FieldErrors();
        var called = errors.required("name", name, it -> Requested.line(it, MAX_NAME));
        var number = errors.readOptional("phone", phone, it -> PhoneNumber.parse(it, country));
        var mailbox = errors.readOptional("email", email, EmailAddress::new);
        if (phone == null && email == null) {
            errors.missing("phone");
        }
        var way = errors.readOptional("preference", preference, CustomerFileRequest::preference);
        var text = errors.readOptional("notes", notes, it -> Requested.note(it, MAX_NOTES));
        if (Boolean.TRUE.equals(alert) && notes == null) {
            errors.add("alert", "needs-notes", "Must come with notes");
        }
        var marks = errors.read("tags", () -> Requested.lines(tags, Profile.MOST_TAGS, MAX_TAG));
        var primary = errors.readOptional("primaryVehicle", primaryVehicle, it -> new VehicleId(Requested.uuid(it)));
        errors.refuseIfAny();
        return new Wanted(
                new Profile(
                        requireNonNull(called),
                        number,
                        mailbox,
                        way,
                        text,
                        Boolean.TRUE.equals(alert),
                        requireNonNull(marks),
                        Boolean.TRUE.equals(vip)),
                primary);
    }

    private static ContactPreference preference(String sent) {
        return Arrays.stream(ContactPreference.values())
                .filter(it -> it.name().equals(sent))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Must be of " + List.of(ContactPreference.values())));
    }

    /** What is to be kept. */
    record Wanted(Profile profile, @Nullable VehicleId primaryVehicle) {}
}
