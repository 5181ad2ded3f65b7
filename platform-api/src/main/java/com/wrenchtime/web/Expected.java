package com.wrenchtime.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says to a client what a field of a type must be. */
final class Expected {

    private Expected() {}

    /** Whether values of this type are written as text of a certain form. */
    static boolean isWritten(Class<?> type) {
        return type.isEnum() || type == UUID.class || Temporal.class.isAssignableFrom(type);
    }

    static String of(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "Must be one of ", ""));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "Must be true or false";
        }
        if (type == double.class || type == Double.class) {
            return "Must be a finite number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "Must be a whole number that is not too large";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "Must be text without control characters";
        }
        if (type == UUID.class) {
            return "Must be a UUID such as 0190a3c2-7b1e-7f00-8000-2f6b1c3d4e5f";
        }
        if (type == LocalDate.class) {
            return "Must be a date that exists, such as 2026-05-31";
        }
        if (type == LocalTime.class) {
            return "Must be a time of day such as 09:30";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "Must be a date and time with offset, such as 2026-05-31T09:00:00-07:00";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "Must be a list";
        }
        return type.isRecord() ? "Must be an object" : "Is not of the expected form";
    }
}
