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
 */
public record Technician(
        TechnicianId id,
        String name,
        Skill skill,
        boolean senior,
        @Nullable Place home,
        boolean active,
        int position) {

    public Technician {
        if (skill.needsSenior() && !senior) {
            throw new IllegalArgumentException("Skill 4 and 5 are for senior technicians: " + name);
        }
    }
}
