package com.wrenchtime.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;
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
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .addModule(new SimpleModule("edge")
                            .addDeserializer(String.class, new TextReader())
                            .addDeserializer(UUID.class, new WrittenReader<>(UUID.class, Requested::uuid))
                            .addDeserializer(LocalDate.class, new WrittenReader<>(LocalDate.class, LocalDate::parse))
                            .addDeserializer(LocalTime.class, new WrittenReader<>(LocalTime.class, LocalTime::parse))
                            .addDeserializer(
                                    OffsetDateTime.class,
                                    new WrittenReader<>(OffsetDateTime.class, OffsetDateTime::parse))
                            .addDeserializer(Instant.class, new WrittenReader<>(Instant.class, Instant::parse))
                            .addDeserializer(Double.class, new FiniteReader(Double.class))
                            .addDeserializer(Double.TYPE, new FiniteReader(Double.TYPE))
                            .addSerializer(OffsetDateTime.class, new TimeWriter()));
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

    /** A value in its one written form; the usual readers also take dates as numbers and lists, and UUIDs in Base64. */
    private static final class WrittenReader<T> extends StdScalarDeserializer<T> {

        private final Function<String, T> form;

        WrittenReader(Class<T> type, Function<String, T> form) {
            super(type);
            this.form = form;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            var text = parser.getString();
            try {
                return form.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                return (T) context.handleWeirdStringValue(handledType(), text, "not of the form");
            }
        }
    }

    /** ISO 8601 down to the second, without the formatter of the usual writer: an availability says hundreds of times. */
    private static final class TimeWriter extends StdScalarSerializer<OffsetDateTime> {

        TimeWriter() {
            super(OffsetDateTime.class);
        }

        @Override
        public void serialize(OffsetDateTime time, JsonGenerator json, SerializationContext context) {
            var local = time.toLocalDateTime();
            // Java leaves the seconds out when there are none.
            var seconds = local.getSecond() == 0 && local.getNano() == 0 ? ":00" : "";
            json.writeString(local + seconds + time.getOffset());
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
}
