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
            "dev",
            "docs",
            "favicon",
            "feeds",
            "health",
            "help",
            "legal",
            "login",
            "logout",
            "mail",
            "manage",
            "metrics",
            "oauth2",
            "openapi",
            "operator",
            "platform",
            "pricing",
            "privacy",
            "problems",
            "public",
            "robots",
            "root",
            "security",
            "shop",
            "shops",
            "signin",
            "signup",
            "static",
            "status",
            "support",
            "swagger-ui",
            "system",
            "terms",
            "well-known",
            "webhooks",
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

    /** Whether a shop could have this address as far as its letters go. */
    static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches() && !value.contains("--");
    }

    @Override
    public String toString() {
        return value;
    }
}
