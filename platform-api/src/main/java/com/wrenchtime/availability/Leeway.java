package com.wrenchtime.availability;

/**
 * Which of the shop's rules are set aside when a member of the shop takes a technician's time. What is taken already, and
 * the drives on from the work, always count.
 *
 * @param anyStart the start may lie off the grid, sooner than the notice, beyond the horizon, or have been
 * @param anyHours the work may lie outside the technician's working hours
 * @param arrived the technician is there: the way to the work is behind them, however long it would have taken
 */
public record Leeway(boolean anyStart, boolean anyHours, boolean arrived) {

    /** What customers are offered, and nothing else. */
    public static final Leeway NONE = new Leeway(false, false, false);

    /** The start stays what it was, so that only hours, drives and what is taken count. */
    public static final Leeway SAME_START = new Leeway(true, false, false);

    /** No rule of the shop counts. */
    public static final Leeway OVERRIDE = new Leeway(true, true, false);

    /** Work that begins now, in front of the customer. */
    public static final Leeway WALK_IN = new Leeway(true, false, true);

    /** The same, whatever the working hours. */
    public Leeway atAnyHour() {
        return new Leeway(anyStart, true, arrived);
    }
}
