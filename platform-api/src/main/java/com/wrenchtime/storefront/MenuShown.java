package com.wrenchtime.storefront;

import com.wrenchtime.catalog.Service;
import com.wrenchtime.shared.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The menu as a page shows it without scripts. */
record MenuShown(String category, List<Line> lines) {

    MenuShown {
        lines = List.copyOf(lines);
    }

    /** Whether something of it is chosen, so that it must be seen. */
    public boolean isOpen(Set<String> chosen) {
        return lines.stream().anyMatch(it -> chosen.contains(it.code()));
    }

    /**
     * A service.
     *
     * @param price empty when it is free of charge
     */
    record Line(String code, String name, String description, String price, long minutes) {}

    /** The services by category, in the order of the menu. */
    static List<MenuShown> of(List<Service> services, Locale language) {
        var categories = new LinkedHashMap<String, List<Service>>();
        services.forEach(it -> categories
                .computeIfAbsent(it.category(), name -> new ArrayList<>())
                .add(it));
        return categories.entrySet().stream()
                .map(it -> new MenuShown(
                        it.getKey(),
                        it.getValue().stream()
                                .map(service -> line(service, language))
                                .toList()))
                .toList();
    }

    private static Line line(Service service, Locale language) {
        return new Line(
                service.code(),
                service.name(),
                service.description(),
                price(service.price(), language),
                service.duration().toMinutes());
    }

    private static String price(Money price, Locale language) {
        return price.amount() == 0 ? "" : MoneyShown.of(price, language);
    }
}
