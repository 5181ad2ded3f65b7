package com.wrenchtime.availability;

import com.wrenchtime.shared.Place;
import com.wrenchtime.travel.DriveTimes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How much more one technician drives on a day by taking the wanted work. */
final class Detour {

    private final DriveTimes drives;
    private final @Nullable Place home;
    private final Duration fromHome;
    private final Duration toHome;

    Detour(@Nullable Place home, @Nullable Place work, DriveTimes drives) {
        this.drives = drives;
        this.home = home;
        this.fromHome = home == null ? Duration.ZERO : drives.between(home, work);
        this.toHome = home == null ? Duration.ZERO : drives.between(work, home);
    }

    /** The drives to the work and on from it, less the one they replace; each day starts and ends at home. */
    Duration in(Opening opening, GridDay day) {
        var previous = day.sees(opening.previous()) ? opening.previous() : null;
        var next = day.sees(opening.next()) ? opening.next() : null;
        var added = (previous == null ? fromHome : opening.driveIn())
                .plus(next == null ? toHome : opening.driveOut())
                .minus(withoutTheWork(previous, next));
        return added.isNegative() ? Duration.ZERO : added;
    }

    private Duration withoutTheWork(@Nullable Commitment previous, @Nullable Commitment next) {
        boolean staysHome = previous == null && next == null;
        boolean missesHome = home == null && (previous == null || next == null);
        if (staysHome || missesHome) {
            return Duration.ZERO;
        }
        return drives.between(previous == null ? home : previous.place(), next == null ? home : next.place());
    }
}
