package com.wrenchtime.availability;

import com.wrenchtime.workforce.TechnicianId;
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
record SlotView(
        OffsetDateTime start, OffsetDateTime end, long addedDriveMinutes, boolean recommended, List<UUID> technicians) {

    static SlotView of(Slot slot, ZoneId zone) {
        return new SlotView(
                slot.start().atZone(zone).toOffsetDateTime(),
                slot.end().atZone(zone).toOffsetDateTime(),
                slot.addedDrive().plusSeconds(59).toMinutes(),
                slot.recommended(),
                slot.technicians().stream().map(TechnicianId::value).toList());
    }
}
