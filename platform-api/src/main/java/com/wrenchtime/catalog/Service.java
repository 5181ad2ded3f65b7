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
 * @param version counts its changes, beginning with 1
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
        int position,
        int version) {

    public Service {
        keywords = List.copyOf(keywords);
        if (active && replacedBy != null) {
            throw new IllegalArgumentException("A service that was replaced is retired: " + code);
        }
    }

    /** A service as it was added. */
    public Service(
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
        this(
                id,
                code,
                name,
                category,
                description,
                duration,
                price,
                requiredSkill,
                keywords,
                active,
                replacedBy,
                position,
                1);
    }

    /** A new service with these terms, at this place in the menu. */
    static Service of(ServiceId id, Terms terms, int position) {
        return new Service(
                id,
                terms.code,
                terms.name,
                terms.category,
                terms.description,
                terms.duration,
                terms.price,
                terms.requiredSkill,
                terms.keywords,
                true,
                null,
                position);
    }

    /** The same service on other terms. What was booked before stays as it was booked. */
    Service on(Terms terms) {
        return new Service(
                id,
                terms.code,
                terms.name,
                terms.category,
                terms.description,
                terms.duration,
                terms.price,
                terms.requiredSkill,
                terms.keywords,
                active,
                replacedBy,
                position,
                version + 1);
    }

    /** The same service, which can no longer be booked. */
    Service retired(@Nullable ServiceId successor) {
        return offered(false, successor);
    }

    /** The same service, which can be booked again. */
    Service restored() {
        return offered(true, null);
    }

    private Service offered(boolean now, @Nullable ServiceId successor) {
        return new Service(
                id,
                code,
                name,
                category,
                description,
                duration,
                price,
                requiredSkill,
                keywords,
                now,
                successor,
                position,
                version + 1);
    }

    /** What a shop says of a service. */
    record Terms(
            String code,
            String name,
            String category,
            String description,
            Duration duration,
            Money price,
            Skill requiredSkill,
            List<String> keywords) {}
}
