package com.wrenchtime.web;

/**
 * There is no such thing, or it belongs to another shop. Answered with 404 and always the same words, so that nobody can
 * tell the two apart.
 */
public class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFound() {
        super("There is nothing here");
    }
}
