package com.wrenchtime.workforce;

import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.Skill;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who drives to customers and repairs their cars.
 *
 * @param skill the hardest work this person can do
 * @param senior whether skill levels 4 and 5 may be given
 * @param home where the working day starts and ends; null when it is not known
 * @param active whether new work may be given; existing work stays
 * @param position the place in lists, ascending
 * @param version counts the changes, beginning with 1; those of the hours are counted apart
 */
public record Technician(
        TechnicianId id,
        String name,
        Skill skill,
        boolean senior,
        @Nullable Place home,
        boolean active,
        int position,
        int version) {

    public Technician {
        if (skill.needsSenior() && !senior) {
            throw new IllegalArgumentException("Skill 4 and 5 are for senior technicians");
        }
    }

    /** A technician as they were hired. */
    public Technician(
            TechnicianId id,
            String name,
            Skill skill,
            boolean senior,
            @Nullable Place home,
            boolean active,
            int position) {
        this(id, name, skill, senior, home, active, position, 1);
    }

    /** The same person, of whom something else is known now. */
    Technician changed(String newName, Skill newSkill, boolean nowSenior, @Nullable Place newHome, int newPosition) {
        return new Technician(id, newName, newSkill, nowSenior, newHome, active, newPosition, version + 1);
    }

    /** The same person, who may be given new work from now on, or may not. */
    Technician active(boolean now) {
        return new Technician(id, name, skill, senior, home, now, position, version + 1);
    }
}
