package com.wrenchtime.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Finds the field in what Jackson complains about. It stops at the first one. */
final class JsonErrors {

    private JsonErrors() {}

    /** What is wrong with which field; nothing when the text is not JSON, or not an object at all. */
    static Optional<FieldError> of(Throwable cause) {
        if (!(cause instanceof JacksonException e) || e.getPath().isEmpty()) {
            return Optional.empty();
        }
        var field = field(e.getPath());
        return switch (e) {
            case UnrecognizedPropertyException _ ->
                Optional.of(new FieldError(field, "unknown", "There is no such field here"));
            case InvalidFormatException it
            when it.getTargetType() == String.class ->
                Optional.of(new FieldError(field, "plain-text", Expected.of(String.class)));
            case InvalidFormatException it
            when Expected.isWritten(it.getTargetType()) ->
                Optional.of(new FieldError(field, "format", Expected.of(it.getTargetType())));
            case ValueInstantiationException _ ->
                Optional.of(new FieldError(field, "invalid", "Is not an acceptable value"));
            case MismatchedInputException it ->
                Optional.of(new FieldError(
                        field,
                        "type",
                        it.getTargetType() == null ? "Is not of the expected form" : Expected.of(it.getTargetType())));
            case InputCoercionException it ->
                Optional.of(new FieldError(field, "type", Expected.of(it.getTargetType())));
            // Too deep, not closed, said twice: the text as a whole is at fault.
            default -> Optional.empty();
        };
    }

    private static String field(List<JacksonException.Reference> path) {
        return path.stream()
                .map(it -> it.getPropertyName() == null ? "[" + it.getIndex() + "]" : "." + it.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
