package com.wrenchtime.identity.signin;

/** Somebody is signed in, and has been for too long to change what they sign in with. */
class NotFresh extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotFresh() {
        super("Not signed in just now", null, false, false);
    }
}
