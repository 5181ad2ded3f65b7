package com.wrenchtime.catalog;

import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.Skill;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work that a shop offers at a fixed length and price.
 *
 * @param code the shop's own short name for it, unique in the shop, such as {@code OIL_SYNTH}
 * @param keywords words under which customers look for it
 * @param active whether it can be booked; a retired service stays for the history of what was done
 * @param replacedBy the service that a retired one was replaced by
 * @param position its place in the menu, ascending
 */
public record Service(
        ServiceId id,
        String code,
        String name,
        String category,
        String description,
        Duration duration,
        Money price,
        Skill requiredSkill,
        List<String> keywords,
        boolean active,
        @Nullable ServiceId replacedBy,
        int position) {

    public Service {
        keywords = List.copyOf(keywords);
        if (active && replacedBy != null) {
            throw new IllegalArgumentException("A service that was replaced is retired: " + code);
        }
    }
}
