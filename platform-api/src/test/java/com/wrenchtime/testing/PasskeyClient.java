package com.wrenchtime.testing;

import com.wrenchtime.testing.PageClient.Page;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Pattern;

/** Does with a {@link PageClient} what the script of our pages does with a browser. */
public final class PasskeyClient {

    private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([A-Za-z0-9_-]+)\"");

    private PasskeyClient() {}

    /** Signs in with a passkey, from the first page. */
    public static Page use(PageClient browser, TestPasskey passkey) {
        return use(browser, "/login", passkey);
    }

    /** Uses a passkey from this page. */
    public static Page use(PageClient browser, String page, TestPasskey passkey) {
        return send(browser, page, "/login/passkey", passkey.used(challenge(browser, page, "/login/passkey/options")));
    }

    /** Makes a passkey, called "My phone", from this page. */
    public static Page make(PageClient browser, String page, String action, TestPasskey passkey) {
        var made = passkey.made(challenge(browser, page, action + "/options"));
        return browser.submitFrom(page, action, "credential", made, "label", "My phone");
    }

    /** Sends an answer with the token of this page. */
    public static Page send(PageClient browser, String page, String action, String credential) {
        return browser.submitFrom(page, action, "credential", credential);
    }

    /** The challenge that the server gives to whoever is on this page. */
    public static String challenge(PageClient browser, String page, String options) {
        var answer = options(browser, page, options);
        var challenge = CHALLENGE.matcher(answer.text());
        if (!challenge.find()) {
            throw new AssertionError("No challenge: %d %s".formatted(answer.status(), answer.text()));
        }
        return challenge.group(1);
    }

    /** What the server answers to the wish for options. */
    public static Page options(PageClient browser, String page, String options) {
        var token = browser.get(page).formToken().orElseThrow();
        return browser.send(browser.request(options)
                .setHeader("Accept", "application/json")
                .header("X-CSRF-Token", token)
                .POST(BodyPublishers.noBody()));
    }
}
