package com.wrenchtime.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Describes records as they are declared: what cannot be null is required, what is {@code @Nullable} may be null or left
 * out. A request is read with all of its components nullable, so that everything that is wrong with it is found at once;
 * what must be given there is marked {@code @Schema(requiredMode = REQUIRED)}.
 */
@Component
class RecordSchemas implements ModelConverter {

    private static final String NULL = "null";

    private final Map<String, Class<?>> describedBy = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Schema<?> resolved = others.hasNext() ? others.next().resolve(type, context, others) : null;
        var described = Json31.mapper().constructType(type.getType()).getRawClass();
        if (resolved == null || !described.isRecord()) {
            return resolved;
        }
        var model = resolved.get$ref() == null ? resolved : named(resolved.get$ref(), described, context);
        if (model != null && model.getProperties() != null) {
            for (var component : described.getRecordComponents()) {
                describe(component, model);
            }
        }
        return resolved;
    }

    private @Nullable Schema<?> named(String reference, Class<?> described, ModelConverterContext context) {
        var name = reference.substring(reference.lastIndexOf('/') + 1);
        var first = describedBy.putIfAbsent(name, described);
        if (first != null && first != described) {
            // The document has one schema of a name, so one of them would be described as the other.
            throw new IllegalStateException("Two records are called %s: %s and %s".formatted(name, first, described));
        }
        return context.getDefinedModels().get(name);
    }

    private static void describe(RecordComponent component, Schema<?> model) {
        var name = component.getName();
        var property = model.getProperties().get(name);
        if (property == null) {
            return;
        }
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            model.addRequiredItem(name);
        } else if (model.getRequired() == null || !model.getRequired().contains(name)) {
            model.getProperties().put(name, orNull(property));
        }
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(property, new JsonSchema().typesItem(NULL)));
        }
        if (property.getAnyOf() == null && property.addType(NULL)) {
            admitNull(property);
        }
        return property;
    }

    // The list of an annotation's values cannot be added to.
    private static <T> void admitNull(Schema<T> property) {
        if (property.getEnum() != null) {
            var values = new ArrayList<>(property.getEnum());
            values.add(null);
            property.setEnum(values);
        }
    }
}
