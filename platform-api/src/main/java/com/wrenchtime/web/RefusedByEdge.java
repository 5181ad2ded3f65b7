package com.wrenchtime.web;

import java.time.Duration;

/** The edge itself refuses a request, before any module has seen it. */
class RefusedByEdge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    private RefusedByEdge(Refusal refusal) {
        super(refusal.problem().getTitle(), null, false, false);
        this.refusal = refusal;
    }

    static RefusedByEdge because(ProblemType type, String detail) {
        return new RefusedByEdge(Refusal.of(type, detail));
    }

    static RefusedByEdge because(ProblemType type, String detail, Duration wait) {
        return new RefusedByEdge(Refusal.of(type, detail).retryAfter(wait));
    }

    Refusal refusal() {
        return refusal;
    }
}
