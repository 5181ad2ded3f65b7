package com.wrenchtime.web;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What is wrong with one field of a request.
 *
 * @param field as the client wrote it: {@code customer.phone}, {@code services[0]}, or the name of a parameter or header
 * @param code what a program can act on, such as {@code required} or {@code not-on-grid}; kept for good once published
 * @param detail what a person can act on; never more than the client itself has sent
 */
public record FieldError(
        @Schema(description = "As it was sent", example = "customer.phone")
        String field,

        @Schema(description = "What a program can act on", example = "required")
        String code,

        @Schema(description = "What a person can act on") String detail) {}
