package com.wrenchtime.identity.signin;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.view.RedirectView;

/** Leads a browser on to another page of ours, which it gets instead of sending the form again. */
final class Redirect extends RedirectView {

    private Redirect(String path) {
        super(path, false, false, false);
        setStatusCode(HttpStatus.SEE_OTHER);
    }

    static RedirectView to(String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.startsWith("/\\")) {
            throw new IllegalArgumentException("Only to ourselves: " + path);
        }
        return new Redirect(path);
    }
}
