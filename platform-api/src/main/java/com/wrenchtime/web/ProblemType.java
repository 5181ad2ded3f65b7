package com.wrenchtime.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A kind of error that clients can tell from others by its {@code type}, which is public API: spelled with care, kept for
 * good. A module returns one from its exception handlers, or throws it:
 *
 * <pre>{@code
 * private static final ProblemType SLOT_TAKEN = new ProblemType("slot-taken", CONFLICT, "The time is taken");
 *
 * @ExceptionHandler
 * ProblemDetail handle(SlotTaken e) {
 *     var problem = SLOT_TAKEN.because("Somebody else was faster");
 *     problem.setProperty("alternatives", e.alternatives());
 *     return problem;
 * }
 * throw SLOT_TAKEN.refusal("Somebody else was faster");
 * }</pre>
 *
 * <p>The edge adds the request id. A bean of this type gets a page at its own address.
 *
 * @param slug the last part of its address, {@code slot-taken} in {@code /problems/slot-taken}
 * @param title what all problems of this type have in common, in a few words
 * @param members a record of what such a problem tells beside that; null when it tells no more
 */
public record ProblemType(
        String slug,
        HttpStatus status,
        String title,
        @Nullable Class<? extends Record> members) {

    /** A type without members of its own. */
    public ProblemType(String slug, HttpStatus status, String title) {
        this(slug, status, title, null);
    }

    /** The address that names this type. */
    public URI uri() {
        return URI.create("/problems/" + slug);
    }

    /** A problem of this type; the detail says what the client can do about this one. */
    public ProblemDetail because(String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(uri());
        problem.setTitle(title);
        return problem;
    }

    /** A problem of this type, to throw. */
    public ErrorResponseException refusal(String detail) {
        return new ErrorResponseException(status, because(detail), null);
    }
}
