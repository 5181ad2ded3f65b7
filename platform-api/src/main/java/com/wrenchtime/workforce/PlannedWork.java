package com.wrenchtime.workforce;

import java.time.Instant;
import java.util.List;

/** What is promised to customers of a technician's time, known to whoever keeps the appointments. */
public interface PlannedWork {

    /**
     * The jobs that lie in the stretch at least in part, in the order of their starts, not counting what is over or
     * cancelled. In a transaction that changes something, no job is given to the technician until it ends, so that the
     * answer stays true.
     */
    List<PlannedJob> between(TechnicianId technician, Instant from, Instant to);
}
