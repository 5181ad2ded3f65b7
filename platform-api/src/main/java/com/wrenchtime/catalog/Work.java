package com.wrenchtime.catalog;

import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.Skill;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** The services wanted in one visit: their lengths and prices add up, and whoever comes must be able to do the hardest. */
public record Work(List<Service> services) {

    public Work {
        services = List.copyOf(services);
        if (services.isEmpty()) {
            throw new IllegalArgumentException("At least one service is wanted");
        }
    }

    public Duration duration() {
        return services.stream().map(Service::duration).reduce(Duration.ZERO, Duration::plus);
    }

    public Money price() {
        return services.stream().map(Service::price).reduce(Money::plus).orElseThrow();
    }

    public Skill requiredSkill() {
        return services.stream()
                .map(Service::requiredSkill)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
