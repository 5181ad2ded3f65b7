package com.wrenchtime.identity;

import com.wrenchtime.shared.EmailAddress;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody with a mailbox of their own, whichever shops they work for.
 *
 * @param email the one they sign in with; no two people have the same
 * @param name as colleagues call them
 * @param signIns how often they have signed in
 * @param proofsFrom sessions and tokens that were given before it are over
 * @param demonstration whether the credentials are printed for everybody to read
 */
public record Person(
        UUID id, EmailAddress email, String name, int signIns, Instant proofsFrom, boolean demonstration) {}
