package com.wrenchtime.booking;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.shared.Role;
import com.wrenchtime.workforce.TechnicianId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may do with appointments, within the routes that the table of routes lets them use. Whoever runs the day
 * may do everything; a technician does the own jobs; a program books and moves, and leaves exceptions to people; an operator
 * who visits the shop looks.
 */
record Permissions(Actor actor) {

    private static final String WRITE = "appointments:write";
    private static final Set<AppointmentStatus> BY_TECHNICIAN =
            Set.of(AppointmentStatus.EN_ROUTE, AppointmentStatus.IN_PROGRESS, AppointmentStatus.COMPLETED);

    static Permissions ofCaller() {
        return new Permissions(CurrentActor.get());
    }

    /** Whether all appointments of the shop can be seen; if not, then those of {@link #ownTechnician}. */
    boolean seesAll() {
        return runsTheDay() || actor instanceof Actor.Program || actor instanceof Actor.Operator;
    }

    /** Whose jobs are the caller's own; null when they drive nowhere. */
    @Nullable
    TechnicianId ownTechnician() {
        return actor instanceof Actor.Member member && member.technician() != null
                ? new TechnicianId(member.technician())
                : null;
    }

    /** Whether the caller sees the work of this technician. */
    boolean reaches(TechnicianId technician) {
        return seesAll() || technician.equals(ownTechnician());
    }

    /** Whether some appointment may be brought into this state, if the table of states allows it. */
    boolean mayEnter(AppointmentStatus status) {
        return runsTheDay() || isProgramThatWrites() || (drives() && BY_TECHNICIAN.contains(status));
    }

    /** The states that the caller can choose now. */
    List<AppointmentStatus> next(Appointment appointment, Instant now) {
        return appointment.status().next().stream()
                .filter(this::mayEnter)
                .filter(it -> it != AppointmentStatus.NO_SHOW
                        || !now.isBefore(appointment.window().start()))
                .sorted()
                .toList();
    }

    /** The states that the caller can go back to. */
    List<AppointmentStatus> corrections(Appointment appointment) {
        return mayMakeExceptions()
                ? appointment.status().corrections().stream().sorted().toList()
                : List.of();
    }

    boolean mayMove(Appointment appointment) {
        return maySchedule() && appointment.status().canBeMoved();
    }

    boolean mayAlterLines(Appointment appointment) {
        return maySchedule() && appointment.status().canBeAltered();
    }

    boolean mayPrice(Appointment appointment) {
        return mayMakeExceptions() && mayAlterLines(appointment);
    }

    boolean mayNote() {
        return runsTheDay() || drives() || isProgramThatWrites();
    }

    /** Whether rules of the shop may be set aside, prices set by hand, and steps taken back; with a reason. */
    boolean mayMakeExceptions() {
        return runsTheDay();
    }

    /**
     * Refuses what only people who run the day may do.
     *
     * @param exception null when nothing of the kind is asked for
     */
    static void requireExceptions(@Nullable Object exception) {
        if (exception != null && !ofCaller().mayMakeExceptions()) {
            throw BookingProblems.notYours("Only people who run the day can make an exception");
        }
    }

    private boolean maySchedule() {
        return runsTheDay() || isProgramThatWrites();
    }

    private boolean runsTheDay() {
        return actor instanceof Actor.Member member
                && (member.role() == Role.OWNER || member.role() == Role.DISPATCHER);
    }

    private boolean drives() {
        return actor instanceof Actor.Member member && member.role() == Role.TECHNICIAN;
    }

    private boolean isProgramThatWrites() {
        return actor instanceof Actor.Program program && program.scopes().contains(WRITE);
    }
}
