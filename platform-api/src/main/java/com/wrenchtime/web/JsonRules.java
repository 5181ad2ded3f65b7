package com.wrenchtime.web;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads JSON as it is written: a number is not text, an empty text is not nothing, a field that nobody knows is a mistake
 * and not a wish. What one reader would take one way and another reader another way is refused.
 */
@Configuration(proxyBeanMethods = false)
class JsonRules {

    private static final int DEEPEST = 32;

    @Bean
    JsonFactoryBuilderCustomizer strictText() {
        return json -> json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(100)
                        .maxNameLength(200)
                        .build());
    }

    @Bean
    JsonMapperBuilderCustomizer strictValues() {
        return json -> {
            json.enable(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    // A time keeps the offset that it was sent with.
                    .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .addModule(new SimpleModule("edge")
                            .addDeserializer(String.class, new TextReader())
                            .addDeserializer(UUID.class, new UuidReader())
                            .addDeserializer(Double.class, new FiniteReader(Double.class))
                            .addDeserializer(Double.TYPE, new FiniteReader(Double.TYPE)));
            json.withCoercionConfigDefaults(it -> it.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail));
            json.withCoercionConfig(
                    LogicalType.Collection,
                    it -> it.setCoercion(CoercionInputShape.EmptyArray, CoercionAction.AsEmpty));
        };
    }

    /** Text that is text and bears to be stored; see {@link PlainText} for what a single line must be. */
    private static final class TextReader extends StdScalarDeserializer<String> {

        TextReader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            var text = parser.getString();
            return Characters.areBearable(text)
                    ? text
                    : (String) context.handleWeirdStringValue(String.class, text, "control characters");
        }
    }

    /** The one usual form; Java's own reader also takes {@code 1-1-1-1-1}, and Jackson's takes Base64. */
    private static final class UuidReader extends StdScalarDeserializer<UUID> {

        UuidReader() {
            super(UUID.class);
        }

        @Override
        public UUID deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (UUID) context.handleUnexpectedToken(UUID.class, parser);
            }
            var text = parser.getString();
            return Uuids.isWellFormed(text)
                    ? UUID.fromString(text)
                    : (UUID) context.handleWeirdStringValue(UUID.class, text, "not a UUID");
        }
    }

    /** A number that is one: 1e999 would come out as infinite. */
    private static final class FiniteReader extends StdScalarDeserializer<Double> {

        FiniteReader(Class<Double> type) {
            super(type);
        }

        @Override
        public Double deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT) && !parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                return (Double) context.handleUnexpectedToken(Double.class, parser);
            }
            var number = parser.getDoubleValue();
            return Double.isFinite(number)
                    ? Double.valueOf(number)
                    : (Double) context.handleWeirdNumberValue(Double.class, number, "not finite");
        }

        @Override
        public @Nullable Double getNullValue(DeserializationContext context) {
            return _valueClass.isPrimitive()
                    ? (Double) context.handleUnexpectedToken(Double.class, context.getParser())
                    : null;
        }
    }

    /** The form of UUIDs that we write. */
    static final class Uuids {

        private static final Pattern FORM =
                Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

        private Uuids() {}

        static boolean isWellFormed(String text) {
            return FORM.matcher(text.toLowerCase(Locale.ROOT)).matches();
        }
    }
}
