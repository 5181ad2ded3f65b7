package com.wrenchtime.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a request, field by field, so that the answer names everything at once. */
public final class FieldErrors {

    private final List<FieldError> errors = new ArrayList<>();

    /**
     * Makes a value from what was sent. A refusal of the value becomes an error of the field.
     *
     * @return the value, or null when it was refused
     */
    public <T> @Nullable T read(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            add(field, "invalid", String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Like {@link #read}, of a field that may be left out. */
    public <S, T> @Nullable T readOptional(String field, @Nullable S sent, Function<S, T> value) {
        return sent == null ? null : read(field, () -> value.apply(sent));
    }

    /** Like {@link #read}, of a field that must be sent. */
    public <S, T> @Nullable T required(String field, @Nullable S sent, Function<S, T> value) {
        if (sent == null) {
            missing(field);
            return null;
        }
        return read(field, () -> value.apply(sent));
    }

    /** Notes that a field must be sent and was not. */
    public void missing(String field) {
        add(field, "required", "Must be given");
    }

    /** Notes an error of a field. */
    public void add(String field, String code, String detail) {
        errors.add(new FieldError(field, code, detail));
    }

    /**
     * Ends the request when anything is wrong.
     *
     * @throws ValidationFailed with every error
     */
    public void refuseIfAny() {
        if (!errors.isEmpty()) {
            throw new ValidationFailed(errors);
        }
    }
}
