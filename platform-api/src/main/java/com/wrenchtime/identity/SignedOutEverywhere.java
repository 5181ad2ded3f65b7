package com.wrenchtime.identity;

import java.util.UUID;

/** Every session of this person has ended, and whatever was derived from them must end too. */
public record SignedOutEverywhere(UUID person) {}
