/** Tokens and sessions: the authorization server, its keys and clients, and who stands behind a token that is sent. */
@NullMarked
@ApplicationModule(
        displayName = "OAuth",
        allowedDependencies = {"audit", "identity", "jobs", "tenancy", "web"})
package com.wrenchtime.oauth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
