package com.wrenchtime.oauth;

/** The names of our own claims, and what they say. */
final class TokenClaims {

    /** In the header of access tokens (RFC 9068), so that none passes for an identity token or the reverse. */
    static final String ACCESS_TOKEN = "at+jwt";

    static final String TENANT = "tenant";
    static final String ROLES = "roles";
    static final String SCOPE = "scope";
    static final String FACTORS = "amr";

    /** What kind of holder the token is for. */
    static final String KIND = "kind";

    static final String MEMBER = "member";
    static final String PROGRAM = "program";

    /** The authorization that a member's token stems from. */
    static final String GRANT = "grant";

    private TokenClaims() {}
}
