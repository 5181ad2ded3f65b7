package com.wrenchtime.templates;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A text with places for {@link Variable}s: {@code {{shop.name}}: see you {{appointment.start}}}. A backslash before the
 * braces lets them stand as they are.
 *
 * <p>What a variable stands for is put in as it is and never read again: braces in a customer's name name nothing.
 */
public final class Wording {

    private static final Pattern PLACE = Pattern.compile("(\\\\?)\\{\\{\\s*([^{}]*?)\\s*}}");

    private final List<Part> parts;

    private Wording(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Reads a text, whatever it names. */
    public static Wording of(String text) {
        var parts = new ArrayList<Part>();
        var places = PLACE.matcher(text);
        var end = 0;
        while (places.find()) {
            parts.add(new Part.Plain(text.substring(end, places.start())));
            var escaped = !places.group(1).isEmpty();
            var name = places.group(2);
            parts.add(
                    escaped
                            ? new Part.Plain(places.group().substring(1))
                            : Variable.of(name).<Part>map(Part.Known::new).orElseGet(() -> new Part.Unknown(name)));
            end = places.end();
        }
        parts.add(new Part.Plain(text.substring(end)));
        return new Wording(parts);
    }

    /** The names that stand for nothing. With one of them the text must not be sent. */
    public List<String> unknown() {
        return parts.stream()
                .filter(Part.Unknown.class::isInstance)
                .map(it -> ((Part.Unknown) it).name())
                .distinct()
                .toList();
    }

    /** The text with these values; {@code [name]} where one is missing or unknown. */
    public String with(Map<Variable, String> values) {
        var text = new StringBuilder();
        for (var part : parts) {
            text.append(
                    switch (part) {
                        case Part.Plain(var plain) -> plain;
                        case Part.Known(var variable) ->
                            values.getOrDefault(variable, "[%s]".formatted(variable.slug()));
                        case Part.Unknown(var name) -> "[%s]".formatted(name);
                    });
        }
        return text.toString();
    }

    /** Whether the text can be said with these values. */
    public boolean isComplete(Map<Variable, String> values) {
        return parts.stream().allMatch(it -> switch (it) {
            case Part.Plain _ -> true;
            case Part.Known(var variable) -> values.containsKey(variable);
            case Part.Unknown _ -> false;
        });
    }

    /** The text with a value of usual length for each variable. */
    public String example() {
        var values = new EnumMap<Variable, String>(Variable.class);
        for (var variable : Variable.values()) {
            values.put(variable, variable.example());
        }
        return with(values);
    }

    private sealed interface Part {

        record Plain(String text) implements Part {}

        record Known(Variable variable) implements Part {}

        record Unknown(String name) implements Part {}
    }
}
