package com.wrenchtime.workforce;

import java.util.UUID;

/** Names a technician within a shop. */
public record TechnicianId(UUID value) implements Comparable<TechnicianId> {

    @Override
    public int compareTo(TechnicianId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
