package com.wrenchtime.identity;

import java.util.UUID;

/** A person has signed out of one browser, and whatever was derived from that sign-in must end too. */
public record SignedOut(UUID signIn) {}
