package com.wrenchtime.availability;

import com.wrenchtime.catalog.Work;
import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.Skill;
import com.wrenchtime.workforce.TechnicianId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wants, apart from when.
 *
 * @param duration how long the work takes
 * @param requiredSkill what whoever comes must be able to do
 * @param place where; null when nobody knows where it lies
 * @param technician by whom; null for anybody who can do the work
 */
public record Wish(
        Duration duration,
        Skill requiredSkill,
        @Nullable Place place,
        @Nullable TechnicianId technician) {

    public static Wish of(Work work, @Nullable Place place, @Nullable TechnicianId technician) {
        return new Wish(work.duration(), work.requiredSkill(), place, technician);
    }

    Wish by(TechnicianId chosen) {
        return new Wish(duration, requiredSkill, place, chosen);
    }
}
