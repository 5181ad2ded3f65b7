package com.wrenchtime.availability;

/** Why a technician is not offered at a start. Of several, the first of this order is told. */
enum Obstacle {
    /** The shop does not drive there. */
    AREA,
    /** The technician cannot do the work. */
    SKILL,
    /** It is further ahead than the shop can be booked. */
    HORIZON,
    /** It is too soon, or has been. */
    NOTICE,
    /** The technician does not work for as long as the work takes. */
    HOURS,
    /** The technician would work, and has time off. */
    TIME_OFF,
    /** The technician's time is taken by a job or held for a customer. */
    JOB,
    /** The technician cannot drive there in time, or not on from there. */
    DRIVE,
    /** The time that is kept free before or after a job is longer than what is left, and than the drive. */
    BUFFER
}
