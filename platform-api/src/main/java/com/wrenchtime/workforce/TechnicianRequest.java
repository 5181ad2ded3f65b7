package com.wrenchtime.workforce;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.Skill;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Requested;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known of a technician; what is left out is not known.
 *
 * @param skill the hardest work, 1 to 5; 4 and 5 for seniors only
 * @param home where the working day starts and ends
 * @param position the place in lists, ascending; 0 when left out
 */
record TechnicianRequest(
        @Schema(requiredMode = REQUIRED) @Nullable String name,
        @Schema(requiredMode = REQUIRED) @Nullable Integer skill,
        @Nullable Boolean senior,
        @Nullable HomeRequest home,
        @Nullable Integer position) {

    private static final int LONGEST_NAME = 120;
    private static final int LAST_POSITION = 100_000;

    /** A point: WGS 84, in degrees. */
    record HomeRequest(
            @Schema(requiredMode = REQUIRED) @Nullable Double lat,
            @Schema(requiredMode = REQUIRED) @Nullable Double lng) {}

    Roster.Profile read() {
        var errors = new FieldErrors();
        var called = errors.required("name", name, it -> Requested.line(it, LONGEST_NAME));
        var isSenior = Boolean.TRUE.equals(senior);
        var level = errors.required("skill", skill, it -> skill(it, isSenior));
        var place = home == null ? null : place(home, errors);
        var at = position == null
                ? Integer.valueOf(0)
                : errors.read("position", () -> Requested.within(position, 0, LAST_POSITION));
        errors.refuseIfAny();
        return new Roster.Profile(requireNonNull(called), requireNonNull(level), isSenior, place, requireNonNull(at));
    }

    private static Skill skill(int level, boolean senior) {
        var skill = new Skill(Requested.within(level, 1, 5));
        if (skill.needsSenior() && !senior) {
            throw new IllegalArgumentException("4 and 5 are for senior technicians");
        }
        return skill;
    }

    private static @Nullable Place place(HomeRequest home, FieldErrors errors) {
        // Both are looked at alone, so that the one that is wrong is named.
        var north = errors.required("home.lat", home.lat(), it -> new Place(it, 0));
        var east = errors.required("home.lng", home.lng(), it -> new Place(0, it));
        return north == null || east == null ? null : new Place(north.latitude(), east.longitude());
    }
}
