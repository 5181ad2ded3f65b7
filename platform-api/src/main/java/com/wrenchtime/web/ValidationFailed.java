package com.wrenchtime.web;

import java.util.List;

/**
 * The request is well-formed and cannot be accepted as it is. Answered with 422 {@code /problems/validation}:
 *
 * <pre>{@code
 * throw new ValidationFailed("start", "not-on-grid", "Must be a start that was offered");
 * }</pre>
 *
 * <p>{@link FieldErrors} collects several.
 */
public class ValidationFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    public ValidationFailed(List<FieldError> errors) {
        super("Not acceptable: " + errors.stream().map(FieldError::field).toList());
        this.errors = List.copyOf(errors);
    }

    public ValidationFailed(String field, String code, String detail) {
        this(List.of(new FieldError(field, code, detail)));
    }

    /** At least one. */
    public List<FieldError> errors() {
        return errors;
    }
}
