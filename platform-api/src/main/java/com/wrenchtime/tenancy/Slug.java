package com.wrenchtime.tenancy;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A shop's name in addresses: 3 to 40 lower-case letters, digits and inner hyphens, and not a name that the platform
 * uses itself or that could pass for the platform.
 */
public record Slug(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,38}[a-z0-9]");

    private static final Set<String> RESERVED = Set.of(
            "about",
            "account",
            "actuator",
            "admin",
            "administrator",
            "api",
            "app",
            "assets",
            "auth",
            "bff",
            "billing",
            "blog",
            "book",
            "booking",
            "contact",
            "demo",
            "design",
            "dev",
            "docs",
            "embed",
            "error",
            "favicon",
            "feeds",
            "fonts",
            "forgot-password",
            "health",
            "help",
            "images",
            "invitation",
            "invitations",
            "legal",
            "login",
            "logout",
            "mail",
            "manage",
            "metrics",
            "oauth",
            "oauth2",
            "openapi",
            "operator",
            "operator-invitation",
            "passkeys",
            "platform",
            "pricing",
            "privacy",
            "problems",
            "public",
            "reset-password",
            "robots",
            "root",
            "security",
            "shop",
            "shops",
            "signed-out",
            "signin",
            "signup",
            "sitemap",
            "static",
            "status",
            "support",
            "swagger-ui",
            "system",
            "terms",
            "unsubscribe",
            "verify",
            "webauthn",
            "webhooks",
            "well-known",
            "widget",
            "wrenchtime",
            "www");

    public Slug {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException(
                    "A shop's address has 3 to 40 lower-case letters, digits and single inner hyphens");
        }
        if (RESERVED.contains(value)) {
            throw new IllegalArgumentException("This address is reserved");
        }
    }

    /**
     * Whether the platform keeps this first part of an address to itself. Shops' pages stand beside the platform's own, so
     * every first part of those is here, and some that may be wanted one day.
     */
    public static boolean isReserved(String segment) {
        return RESERVED.contains(segment);
    }

    /** Whether a shop could have this address as far as its letters go. */
    static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches() && !value.contains("--");
    }

    @Override
    public String toString() {
        return value;
    }
}
