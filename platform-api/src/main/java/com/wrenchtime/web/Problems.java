package com.wrenchtime.web;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.INTERNAL_SERVER_ERROR;
import static org.springframework.http.HttpStatus.METHOD_NOT_ALLOWED;
import static org.springframework.http.HttpStatus.NOT_ACCEPTABLE;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.PRECONDITION_REQUIRED;
import static org.springframework.http.HttpStatus.REQUEST_TIMEOUT;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;
import static org.springframework.http.HttpStatus.UNSUPPORTED_MEDIA_TYPE;

import java.util.List;
import org.springframework.http.HttpStatus;

/** The types of problem that any route can answer with. Those of one module are in that module. */
public final class Problems {

    public static final ProblemType VALIDATION =
            new ProblemType("validation", UNPROCESSABLE_CONTENT, "Some fields cannot be accepted", WrongFields.class);
    public static final ProblemType NOTHING_HERE = new ProblemType("not-found", NOT_FOUND, "Not found");
    /** Two requests wanted to change the same thing; the same request may succeed when repeated. */
    public static final ProblemType CONFLICTING = new ProblemType("conflict", CONFLICT, "Changed at the same time");
    /** A change needs {@code If-Match}. */
    public static final ProblemType VERSION_REQUIRED =
            new ProblemType("version-required", PRECONDITION_REQUIRED, "The version to change is missing");
    /** {@code If-Match} names another version than the current one. */
    public static final ProblemType VERSION_STALE =
            new ProblemType("version-stale", PRECONDITION_FAILED, "Changed in the meantime", Newer.class);
    /** Something that this answer needs is out of order; the same request may succeed later. */
    public static final ProblemType UNAVAILABLE =
            new ProblemType("unavailable", SERVICE_UNAVAILABLE, "Temporarily unavailable");

    public static final ProblemType TOO_MANY =
            new ProblemType("too-many-requests", TOO_MANY_REQUESTS, "Too many requests from you");
    public static final ProblemType FORBIDDEN_TO_YOU = new ProblemType("forbidden", FORBIDDEN, "Not allowed");

    static final ProblemType MALFORMED =
            new ProblemType("malformed-request", BAD_REQUEST, "The request cannot be read");
    static final ProblemType UNAUTHENTICATED = new ProblemType("unauthenticated", UNAUTHORIZED, "Not signed in");
    static final ProblemType METHOD = new ProblemType("method-not-allowed", METHOD_NOT_ALLOWED, "No such method here");
    static final ProblemType ACCEPT = new ProblemType("not-acceptable", NOT_ACCEPTABLE, "Only JSON is spoken here");
    static final ProblemType TOO_SLOW = new ProblemType("request-timeout", REQUEST_TIMEOUT, "Sent too slowly");
    static final ProblemType TOO_LARGE = new ProblemType("too-large", CONTENT_TOO_LARGE, "The request is too large");
    static final ProblemType MEDIA_TYPE =
            new ProblemType("unsupported-media-type", UNSUPPORTED_MEDIA_TYPE, "Only JSON is understood here");
    static final ProblemType INTERNAL = new ProblemType("internal", INTERNAL_SERVER_ERROR, "Our mistake");
    static final ProblemType KEY_REQUIRED =
            new ProblemType("idempotency-key-required", BAD_REQUEST, "The Idempotency-Key is missing");
    static final ProblemType KEY_REUSED =
            new ProblemType("idempotency-key-reuse", UNPROCESSABLE_CONTENT, "The Idempotency-Key was used before");

    static final List<ProblemType> ALL = List.of(
            VALIDATION,
            NOTHING_HERE,
            CONFLICTING,
            VERSION_REQUIRED,
            VERSION_STALE,
            UNAVAILABLE,
            FORBIDDEN_TO_YOU,
            MALFORMED,
            UNAUTHENTICATED,
            METHOD,
            ACCEPT,
            TOO_SLOW,
            TOO_LARGE,
            MEDIA_TYPE,
            TOO_MANY,
            INTERNAL,
            KEY_REQUIRED,
            KEY_REUSED);

    private Problems() {}

    /**
     * What is wrong with a request.
     *
     * @param errors one entry for each field
     */
    record WrongFields(List<FieldError> errors) {}

    /**
     * What a change did not know of.
     *
     * @param present the thing as it is now
     */
    record Newer(Object present) {}

    /** The type for an error that is known by its status alone. */
    static ProblemType of(int status) {
        return ALL.stream()
                .filter(it -> !it.equals(KEY_REQUIRED)
                        && !it.equals(KEY_REUSED)
                        && it.status().value() == status)
                .findFirst()
                .orElseGet(() -> unnamed(status));
    }

    private static ProblemType unnamed(int status) {
        var known = HttpStatus.resolve(status);
        return known == null || !known.is4xxClientError()
                ? INTERNAL
                : new ProblemType("malformed-request", known, known.getReasonPhrase());
    }
}
