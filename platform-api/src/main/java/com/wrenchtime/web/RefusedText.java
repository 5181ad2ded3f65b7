package com.wrenchtime.web;

/** A parameter's text cannot be what it should be; says why, for {@link FieldError}. */
class RefusedText extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String detail;

    RefusedText(String code, String detail) {
        super(detail);
        this.code = code;
        this.detail = detail;
    }

    String code() {
        return code;
    }

    String detail() {
        return detail;
    }
}
