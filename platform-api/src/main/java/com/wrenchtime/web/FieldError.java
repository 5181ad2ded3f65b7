package com.wrenchtime.web;

/**
 * What is wrong with one field of a request.
 *
 * @param field as the client wrote it: {@code customer.phone}, {@code services[0]}, or the name of a parameter or header
 * @param code what a program can act on, such as {@code required} or {@code not-on-grid}; kept for good once published
 * @param detail what a person can act on; never more than the client itself has sent
 */
public record FieldError(String field, String code, String detail) {}
