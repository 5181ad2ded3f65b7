package com.wrenchtime.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.web.Price;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as its customer sees it.
 *
 * @param reference what to call it on the telephone
 * @param start with the shop's offset
 * @param allowed the states that the customer may choose to follow, and MOVE for another time
 * @param manageToken what to look at it and change it with; given when it is booked
 */
public record AppointmentView(
        UUID id,

        @Schema(description = "What to call it on the telephone")
        String reference,

        AppointmentStatus status,
        @Schema(description = "With the shop's offset") OffsetDateTime start,
        OffsetDateTime end,
        @Schema(description = "IANA") String timeZone,
        TechnicianView technician,
        @ArraySchema(minItems = 1) List<LineView> lines,
        Price travelFee,
        Price total,

        @ArraySchema(
                schema = @Schema(allowableValues = {"CANCELLED", "CONFIRMED", "MOVE"}),
                arraySchema =
                        @Schema(description = "The states that the customer may choose, and MOVE for another time"))
        List<String> allowed,

        @Schema(description = "What to look at it and change it with; given when it is booked")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String manageToken) {

    static AppointmentView of(Appointment appointment, String technicianName, List<String> allowed, ShopSettings shop) {
        return new AppointmentView(
                appointment.id().value(),
                appointment.reference(),
                appointment.status(),
                at(appointment.window().start(), shop),
                at(appointment.window().end(), shop),
                shop.zone().getId(),
                new TechnicianView(technicianName),
                appointment.lines().stream().map(LineView::of).toList(),
                Price.of(appointment.travelFee()),
                Price.of(appointment.total()),
                allowed,
                null);
    }

    AppointmentView with(String token) {
        return new AppointmentView(
                id, reference, status, start, end, timeZone, technician, lines, travelFee, total, allowed, token);
    }

    private static OffsetDateTime at(Instant instant, ShopSettings shop) {
        return instant.atZone(shop.zone()).toOffsetDateTime();
    }

    /** Who comes. */
    public record TechnicianView(String name) {}

    /**
     * A service as it was when it was booked.
     *
     * @param durationMinutes of one piece
     * @param price of one piece
     */
    public record LineView(
            UUID serviceId,
            String code,
            String name,
            String category,
            long durationMinutes,
            Price price,
            int quantity) {

        static LineView of(AppointmentLine line) {
            return new LineView(
                    line.service().value(),
                    line.code(),
                    line.name(),
                    line.category(),
                    line.duration().toMinutes(),
                    Price.of(line.price()),
                    line.quantity());
        }
    }
}
