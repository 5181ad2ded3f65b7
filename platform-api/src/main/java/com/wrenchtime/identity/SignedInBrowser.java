package com.wrenchtime.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * A browser in which a person is signed in.
 *
 * @param device what the browser calls itself, in ASCII that can be shown; it may lie
 */
record SignedInBrowser(UUID signIn, String device, Instant signedInAt, Instant lastUsedAt) {}
