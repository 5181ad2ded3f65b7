package com.wrenchtime.booking;

import com.wrenchtime.availability.AvailabilityProblems;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Versions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Shows appointments to the shop's people and programs, and how their changes ended. */
@Component
class VisitAnswers {

    private final Settings settings;
    private final Clock clock;

    VisitAnswers(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The appointment as it is now, with its version. */
    ResponseEntity<VisitView> to(Optional<VisitOutcome> outcome) {
        return switch (outcome.orElseThrow(NotFound::new)) {
            case VisitOutcome.Changed(var visit) -> of(visit, null);
            case VisitOutcome.SlotTaken(var alternatives) ->
                throw AvailabilityProblems.slotTaken(alternatives, settings.current());
            case VisitOutcome.NotPossible(var present, var wanted, var why) ->
                throw BookingProblems.notPossible(present, wanted, why);
            case VisitOutcome.Stale(var present) ->
                throw Versions.stale(present.appointment().version(), view(present));
        };
    }

    ResponseEntity<VisitView> of(Visit visit, @Nullable List<AppointmentChange> history) {
        return ResponseEntity.ok()
                .eTag(Versions.etag(visit.appointment().version()))
                .body(view(visit, history));
    }

    VisitView view(Visit visit) {
        return view(visit, null);
    }

    private VisitView view(Visit visit, @Nullable List<AppointmentChange> history) {
        return VisitView.of(
                visit,
                Permissions.ofCaller(),
                clock.instant(),
                settings.current().zone(),
                history);
    }
}
