package com.wrenchtime.booking;

import com.wrenchtime.booking.VisitOutcome.Changed;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps what the shop's people write about appointments, in any state: a remark is often made when all is over. */
@Component
class NoteTaking {

    private final VisitChanges changes;

    NoteTaking(VisitChanges changes) {
        this.changes = changes;
    }

    /** Replaces the notes; those that are left out are gone, and the history still has them. */
    Optional<VisitOutcome> write(AppointmentId id, int seen, Notes notes) {
        return changes.change(id, seen, visit -> {
            var before = visit.appointment().notes();
            var changed = new ArrayList<AppointmentChange>();
            if (!Objects.equals(before.forCustomer(), notes.forCustomer())) {
                changed.add(changes.changed("notes.customer", before.forCustomer(), notes.forCustomer(), null));
            }
            if (!Objects.equals(before.forStaff(), notes.forStaff())) {
                changed.add(changes.changed("notes.staff", before.forStaff(), notes.forStaff(), null));
            }
            return changed.isEmpty()
                    ? new Changed(visit)
                    : changes.store(visit, visit.appointment().with(notes), changed);
        });
    }
}
