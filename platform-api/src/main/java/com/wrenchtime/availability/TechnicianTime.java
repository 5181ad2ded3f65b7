package com.wrenchtime.availability;

import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.TimeWindows;
import com.wrenchtime.workforce.TechnicianId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a technician's time around the dates asked for.
 *
 * @param working when the technician works. Work that starts late may go on past the range, so this covers the dates up
 *     to {@link SlotRequest#lastWorkDate()}.
 * @param commitments all that takes the technician's time in these dates, with the last before them and the first after
 *     them whatever day they are on, because one drives from and to these; kept in the order of their starts
 * @param home where the day starts and ends; null when it is not known, and then these two drives count for nothing
 */
public record TechnicianTime(
        TechnicianId technician,
        TimeWindows working,
        List<Commitment> commitments,
        @Nullable Place home) {

    private static final Comparator<Commitment> BY_START =
            Comparator.comparing((Commitment it) -> it.work().start()).thenComparing(Commitment::id);

    public TechnicianTime {
        commitments = commitments.stream().sorted(BY_START).toList();
    }
}
