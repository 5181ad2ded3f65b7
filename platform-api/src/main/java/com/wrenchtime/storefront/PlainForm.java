package com.wrenchtime.storefront;

import com.wrenchtime.booking.AddressRequest;
import com.wrenchtime.booking.AppointmentRequest;
import com.wrenchtime.booking.AppointmentRequest.CustomerRequest;
import com.wrenchtime.catalog.Service;
import com.wrenchtime.customers.VehicleRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody without scripts has chosen and typed so far. The forms carry all of it from page to page; nothing is kept
 * here in between.
 *
 * @param services codes, each once
 * @param fields what was typed into the others, by {@link #FIELDS}, trimmed; without those that were left empty
 */
record PlainForm(Set<String> services, Map<String, String> fields) {

    static final PlainForm EMPTY = new PlainForm(Set.of(), Map.of());

    /** The fields, in the order in which they are asked for. */
    static final List<String> FIELDS = List.of(
            "postalCode",
            "start",
            "line1",
            "city",
            "region",
            "year",
            "model",
            "name",
            "phone",
            "email",
            "vin",
            "notes",
            "texts");

    // As the API names them.
    private static final Map<String, String> SENT_AS = Map.ofEntries(
            Map.entry("address.postalCode", "postalCode"),
            Map.entry("address.line1", "line1"),
            Map.entry("address.city", "city"),
            Map.entry("address.region", "region"),
            Map.entry("vehicle.year", "year"),
            Map.entry("vehicle.make", "model"),
            Map.entry("vehicle.model", "model"),
            Map.entry("vehicle.vin", "vin"),
            Map.entry("customer.name", "name"),
            Map.entry("customer.phone", "phone"),
            Map.entry("customer.email", "email"),
            Map.entry("notes", "notes"));

    // All others are one word.
    private static final List<String> LONG_MAKES =
            List.of("Alfa Romeo", "Aston Martin", "Land Rover", "Mercedes Benz", "Range Rover");

    PlainForm {
        services = Set.copyOf(services);
        fields = Map.copyOf(fields);
    }

    /** With these services and nothing else. */
    static PlainForm of(List<String> services) {
        return new PlainForm(new LinkedHashSet<>(services), Map.of());
    }

    /** What a form has sent. */
    static PlainForm read(HttpServletRequest request) {
        var services = request.getParameterValues("service");
        var fields = new LinkedHashMap<String, String>();
        for (var field : FIELDS) {
            var typed = request.getParameter(field);
            if (typed != null && !typed.isBlank()) {
                // Browsers end the lines of a form their own way.
                fields.put(field, typed.strip().replace("\r\n", "\n"));
            }
        }
        return new PlainForm(services == null ? Set.of() : new LinkedHashSet<>(List.of(services)), fields);
    }

    /** What was typed into a field; empty when nothing was. */
    public String get(String field) {
        return fields.getOrDefault(field, "");
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    /** With another value of a field. */
    PlainForm with(String field, String value) {
        var more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new PlainForm(services, more);
    }

    /** Without what was picked or typed there. */
    PlainForm without(String field) {
        var fewer = new LinkedHashMap<>(fields);
        fewer.remove(field);
        return new PlainForm(services, fewer);
    }

    /** The wanted ones, in the order of the menu. */
    List<Service> chosen(List<Service> offered) {
        return offered.stream().filter(it -> services.contains(it.code())).toList();
    }

    /** The booking as the API wants it. */
    AppointmentRequest request(List<Service> chosen, String language) {
        var car = car();
        return new AppointmentRequest(
                null,
                chosen.stream().map(it -> it.id().value().toString()).toList(),
                fields.get("start"),
                null,
                new CustomerRequest(
                        fields.get("name"), fields.get("phone"), fields.get("email"), has("texts"), language),
                new VehicleRequest(year(), car.make(), car.model(), fields.get("vin"), null),
                new AddressRequest(
                        fields.get("line1"),
                        null,
                        fields.get("city"),
                        fields.get("region"),
                        fields.get("postalCode"),
                        null,
                        null,
                        null),
                fields.get("notes"));
    }

    /** The field that the API calls so; null for what is no field of the forms. */
    static @Nullable String called(String sentAs) {
        return SENT_AS.get(sentAs);
    }

    private @Nullable Integer year() {
        var typed = get("year");
        return typed.matches("[0-9]{1,4}") ? Integer.valueOf(typed) : null;
    }

    /** Make and model as people write them; one word alone could be either. */
    private Car car() {
        var typed = get("model").replaceAll("\\s+", " ");
        var at = LONG_MAKES.stream()
                .filter(it -> typed.regionMatches(true, 0, it + " ", 0, it.length() + 1))
                .findFirst()
                .map(String::length)
                .orElseGet(() -> typed.indexOf(' '));
        return at <= 0 ? new Car(null, null) : new Car(typed.substring(0, at), typed.substring(at + 1));
    }

    private record Car(@Nullable String make, @Nullable String model) {}
}
