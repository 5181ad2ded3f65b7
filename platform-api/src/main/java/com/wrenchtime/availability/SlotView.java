package com.wrenchtime.availability;

import com.wrenchtime.workforce.TechnicianId;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * A start that can be booked, as the API shows it.
 *
 * @param start with the shop's offset
 * @param addedDriveMinutes how much more driving it makes, rounded up
 * @param recommended whether a technician is nearby anyway
 * @param technicians who can come, the best first
 */
public record SlotView(
        @Schema(description = "With the shop's offset") OffsetDateTime start,
        OffsetDateTime end,

        @Schema(description = "How much more driving it makes, rounded up", minimum = "0")
        long addedDriveMinutes,

        @Schema(description = "Whether a technician is nearby anyway")
        boolean recommended,

        @ArraySchema(minItems = 1, arraySchema = @Schema(description = "Who can come, the best first"))
        List<UUID> technicians) {

    public SlotView {
        technicians = List.copyOf(technicians);
    }

    static SlotView of(Slot slot, ZoneId zone) {
        return new SlotView(
                slot.start().atZone(zone).toOffsetDateTime(),
                slot.end().atZone(zone).toOffsetDateTime(),
                slot.addedDrive().plusSeconds(59).toMinutes(),
                slot.recommended(),
                slot.technicians().stream().map(TechnicianId::value).toList());
    }
}
