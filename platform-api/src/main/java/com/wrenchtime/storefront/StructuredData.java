package com.wrenchtime.storefront;

import com.wrenchtime.catalog.Service;
import com.wrenchtime.shop.ServiceZone;
import com.wrenchtime.shop.ShopSettings;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** What search engines read: the shop as an AutoRepair of schema.org, in JSON-LD. */
@Component
class StructuredData {

    private final JsonMapper json;

    StructuredData(JsonMapper json) {
        this.json = json;
    }

    /** As it can stand in a script element: no tag can end it. */
    String of(ShopSettings shop, List<Service> services, String address) {
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

    private static Map<String, Object> offer(Service service, String address) {
        return Map.of(
                "@type",
                "Offer",
                "url",
                address + "/" + UriUtils.encodePathSegment(service.code(), StandardCharsets.UTF_8),
                "price",
                service.price().toDecimal().toPlainString(),
                "priceCurrency",
                service.price().currency().getCurrencyCode(),
                "itemOffered",
                Map.of("@type", "Service", "name", service.name(), "description", service.description()));
    }
}
