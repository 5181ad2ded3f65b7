package com.wrenchtime.travel;

/** Knows how long technicians drive, shop by shop. */
public interface Driving {

    /**
     * The drive times of a shop that knows this much better than the platform. Costs next to nothing; whoever needs the same
     * figures throughout asks once.
     */
    DriveTimes of(OwnDriving own);
}
