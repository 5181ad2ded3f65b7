package com.wrenchtime.booking;

import com.wrenchtime.shared.TenantId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An appointment was made or changed. It is told in the transaction that does so: what a listener stores is there exactly when
 * the change is, and a listener that fails undoes the change.
 *
 * @param version the appointment's, from now on
 * @param before the state it was in; null for a new one
 * @param fields what was changed, such as {@code start} or {@code status}
 */
public record AppointmentStored(
        TenantId tenant,
        AppointmentId appointment,
        int version,
        @Nullable AppointmentStatus before,
        AppointmentStatus status,
        Set<String> fields) {

    public AppointmentStored {
        fields = Set.copyOf(fields);
    }
}
