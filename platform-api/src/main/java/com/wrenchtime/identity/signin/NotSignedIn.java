package com.wrenchtime.identity.signin;

/** The page is for people who are signed in, or for a step to which the one before has not led. */
class NotSignedIn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotSignedIn() {
        super("Not signed in", null, false, false);
    }
}
