package com.wrenchtime.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.validation.Errors;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Turns violated constraints into errors of fields, in an order that is always the same. */
final class ConstraintErrors {

    // Names that clients see stay when an annotation is replaced by another.
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("NotNull", "required"),
            Map.entry("NotBlank", "required"),
            Map.entry("NotEmpty", "required"),
            Map.entry("Size", "length"),
            Map.entry("Length", "length"),
            Map.entry("Min", "range"),
            Map.entry("Max", "range"),
            Map.entry("DecimalMin", "range"),
            Map.entry("DecimalMax", "range"),
            Map.entry("Range", "range"),
            Map.entry("Positive", "range"),
            Map.entry("PositiveOrZero", "range"),
            Map.entry("Pattern", "format"),
            Map.entry("Email", "format"),
            Map.entry("UUID", "format"));

    // A missing field is missing first of all, whatever else is wrong with it.
    private static final Comparator<FieldError> ORDER = Comparator.comparing(FieldError::field)
            .thenComparing(it -> !it.code().equals("required"))
            .thenComparing(FieldError::code)
            .thenComparing(FieldError::detail);

    private ConstraintErrors() {}

    static List<FieldError> of(MethodArgumentNotValidException e) {
        return inBody(e.getBindingResult()).sorted(ORDER).toList();
    }

    static List<FieldError> of(HandlerMethodValidationException e) {
        return e.getParameterValidationResults().stream()
                .flatMap(ConstraintErrors::of)
                .sorted(ORDER)
                .toList();
    }

    private static Stream<FieldError> of(ParameterValidationResult result) {
        if (result instanceof ParameterErrors errors) {
            return inBody(errors);
        }
        var index = result.getContainerIndex() == null ? "" : "[" + result.getContainerIndex() + "]";
        var field = name(result.getMethodParameter()) + index;
        return result.getResolvableErrors().stream().map(it -> error(field, it));
    }

    private static Stream<FieldError> inBody(Errors errors) {
        return Stream.concat(
                errors.getFieldErrors().stream().map(it -> error(it.getField(), it)),
                errors.getGlobalErrors().stream().map(it -> error("", it)));
    }

    private static FieldError error(String field, MessageSourceResolvable violation) {
        var codes = violation.getCodes();
        var constraint = codes == null || codes.length == 0 ? "" : codes[codes.length - 1];
        var message = Objects.requireNonNullElse(violation.getDefaultMessage(), "is not acceptable");
        return new FieldError(field, code(constraint), message.isEmpty() ? message : capitalized(message));
    }

    private static String capitalized(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1);
    }

    private static String code(String constraint) {
        return CODES.getOrDefault(
                constraint, constraint.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
    }

    private static String name(MethodParameter parameter) {
        return Stream.of(inQuery(parameter), inHeader(parameter), parameter.getParameterName())
                .filter(it -> it != null && !it.isEmpty())
                .map(Objects::requireNonNull)
                .findFirst()
                .orElse("");
    }

    private static @Nullable String inQuery(MethodParameter parameter) {
        var annotation = parameter.getParameterAnnotation(RequestParam.class);
        return annotation == null ? null : annotation.name().isEmpty() ? annotation.value() : annotation.name();
    }

    private static @Nullable String inHeader(MethodParameter parameter) {
        var annotation = parameter.getParameterAnnotation(RequestHeader.class);
        return annotation == null ? null : annotation.name().isEmpty() ? annotation.value() : annotation.name();
    }
}
