package com.wrenchtime.storefront;

import com.wrenchtime.catalog.Service;
import com.wrenchtime.shop.ServiceZone;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.workforce.OpeningHours;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What search engines read: the shop as an AutoRepair of schema.org, in JSON-LD. */
@Component
class StructuredData {

    private static final int LAST_MINUTE = 24 * 60 - 1;

    private final JsonMapper json;

    StructuredData(JsonMapper json) {
        this.json = json;
    }

    /** As it can stand in a script element: no tag can end it. */
    String of(ShopSettings shop, List<Service> services, OpeningHours opening, String address) {
        var data = new LinkedHashMap<String, Object>();
        data.put("@context", "https://schema.org");
        data.put("@type", "AutoRepair");
        data.put("@id", address);
        data.put("url", address);
        data.put("name", shop.name());
        data.put("telephone", shop.phone().e164());
        data.put("currenciesAccepted", shop.currency().getCurrencyCode());
        data.put(
                "areaServed",
                shop.area().zones().stream().map(ServiceZone::name).distinct().toList());
        data.put("openingHoursSpecification", hours(opening));
        if (shop.branding().logo() != null) {
            data.put("logo", shop.branding().logo().toString());
        }
        data.put("potentialAction", Map.of("@type", "ReserveAction", "target", address));
        data.put("makesOffer", services.stream().map(it -> offer(it, address)).toList());
        return json.writeValueAsString(data)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    private static List<Map<String, Object>> hours(OpeningHours opening) {
        return opening.days().entrySet().stream()
                .flatMap(day -> day.getValue().stream()
                        .map(it -> Map.<String, Object>of(
                                "@type",
                                "OpeningHoursSpecification",
                                "dayOfWeek",
                                day.getKey().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                                "opens",
                                time(it.startMinute()),
                                "closes",
                                time(it.endMinute()))))
                .toList();
    }

    // schema.org has no 24:00.
    private static String time(int minute) {
        return LocalTime.MIDNIGHT.plusMinutes(Math.min(minute, LAST_MINUTE)).toString();
    }

    private static Map<String, Object> offer(Service service, String address) {
        return Map.of(
                "@type",
                "Offer",
                "url",
                address + BookPage.path(service),
                "price",
                service.price().toDecimal().toPlainString(),
                "priceCurrency",
                service.price().currency().getCurrencyCode(),
                "itemOffered",
                Map.of("@type", "Service", "name", service.name(), "description", service.description()));
    }
}
