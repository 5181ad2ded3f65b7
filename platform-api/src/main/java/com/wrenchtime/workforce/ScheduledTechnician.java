package com.wrenchtime.workforce;

/** A technician with the rules for when they work. */
public record ScheduledTechnician(Technician technician, WorkSchedule schedule) {}
