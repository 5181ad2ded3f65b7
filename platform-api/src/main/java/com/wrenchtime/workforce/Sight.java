package com.wrenchtime.workforce;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.shared.Role;
import com.wrenchtime.web.NotFound;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom of the technicians the current actor may see: a member who only drives sees themselves, all others see all. */
final class Sight {

    private static final UUID NOBODY = new UUID(0, 0);

    private Sight() {}

    /** The only technician to see; null for no such limit. */
    static @Nullable UUID only() {
        return CurrentActor.get() instanceof Actor.Member member && member.role() == Role.TECHNICIAN
                ? member.technician() == null ? NOBODY : member.technician()
                : null;
    }

    /** @throws NotFound when the technician is out of sight */
    static TechnicianId of(UUID technician) {
        var only = only();
        if (only != null && !only.equals(technician)) {
            throw new NotFound();
        }
        return new TechnicianId(technician);
    }
}
