package com.wrenchtime.workforce;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Time off that a technician was given, and what for. */
record Absence(UUID id, TimeOff time, @Nullable String reason) {}
