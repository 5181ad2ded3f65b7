package com.wrenchtime.shared;

/**
 * How hard a job is, and what a technician can do: 1 is an oil change, 5 the calibration of driver assistance. Levels 4
 * and 5 are for senior technicians only.
 */
public record Skill(int level) implements Comparable<Skill> {

    public Skill {
        if (level < 1 || level > 5) {
            throw new IllegalArgumentException("A skill lies between 1 and 5: " + level);
        }
    }

    public boolean needsSenior() {
        return level >= 4;
    }

    @Override
    public int compareTo(Skill other) {
        return Integer.compare(level, other.level);
    }
}
