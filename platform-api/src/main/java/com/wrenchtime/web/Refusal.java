package com.wrenchtime.web;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;

/**
 * A problem with the headers that belong to it.
 *
 * @param headers beside those of every problem
 */
record Refusal(ProblemDetail problem, HttpHeaders headers) {

    static Refusal of(ProblemType type, String detail) {
        return new Refusal(type.because(detail), new HttpHeaders());
    }

    /** The same with a wish when to come back, in whole seconds. */
    Refusal retryAfter(Duration wait) {
        headers.set(
                HttpHeaders.RETRY_AFTER,
                String.valueOf(Math.max(1, wait.plusNanos(999_999_999).toSeconds())));
        return this;
    }
}
