package com.wrenchtime.customers;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Requested;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle as it is sent.
 *
 * @param year from 1980 to next year
 */
public record VehicleRequest(
        @Schema(requiredMode = REQUIRED, minimum = "1980", description = "Up to next year") @Nullable
        Integer year,

        @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = MAX_WORD) @Nullable
        String make,

        @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = MAX_WORD) @Nullable
        String model,

        @Schema(minLength = 17, maxLength = 17) @Nullable String vin,

        @Schema(minLength = 1, maxLength = MAX_PLATE) @Nullable
        String plate) {

    private static final int MAX_WORD = 60;
    private static final int MAX_PLATE = 12;

    /**
     * The vehicle that is meant, in the field {@code vehicle}; null when something is wrong with it, which is among the errors
     * then.
     *
     * @param newest the newest model year that there can be
     */
    public static @Nullable VehicleDescription read(@Nullable VehicleRequest sent, int newest, FieldErrors errors) {
        if (sent == null) {
            errors.missing("vehicle");
            return null;
        }
        return sent.described("vehicle.", newest, errors);
    }

    /** The same, where the vehicle is all that is sent. */
    public @Nullable VehicleDescription described(int newest, FieldErrors errors) {
        return described("", newest, errors);
    }

    private @Nullable VehicleDescription described(String within, int newest, FieldErrors errors) {
        var since = errors.required(within + "year", year, it -> modelYear(it, newest));
        var by = errors.required(within + "make", make, it -> Requested.line(it, MAX_WORD));
        var called = errors.required(within + "model", model, it -> Requested.line(it, MAX_WORD));
        var number = errors.readOptional(within + "vin", vin, Vin::new);
        var registered = errors.readOptional(within + "plate", plate, VehicleRequest::plate);
        return since == null || by == null || called == null
                ? null
                : new VehicleDescription(since, by, called, number, registered);
    }

    /** The newest model year that there can be: next year's models come this year. */
    public static int newest(Instant now, ShopSettings shop) {
        return LocalDate.ofInstant(now, shop.zone()).getYear() + 1;
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
}
