package com.wrenchtime.oauth;

import com.wrenchtime.web.ApiSettings;
import org.springframework.stereotype.Component;

/**
 * The authorization server's name, and the names of those who read its tokens. All are made from the public address in the
 * settings, never from what a request says.
 */
@Component
class Issuer {

    private final String url;

    Issuer(ApiSettings settings) {
        this.url = settings.publicUrl().toString();
    }

    /** The {@code iss} of every token. */
    String url() {
        return url;
    }

    /** The {@code aud} of tokens for the API. */
    String api() {
        return url + "/api/v1";
    }

    /** The {@code aud} of tokens with which an application may ask who signed in, and nothing else. */
    String userInfo() {
        return url + "/userinfo";
    }

    /** Whether cookies of the public address travel encrypted. */
    boolean isEncrypted() {
        return url.startsWith("https:");
    }
}
