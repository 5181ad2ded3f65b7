/**
 * When a customer can be served: which starts can be offered, holds on them, and what takes a technician's time. Owns the
 * constraint that nobody is booked twice.
 */
@NullMarked
@ApplicationModule(
        displayName = "Availability",
        allowedDependencies = {"catalog", "jobs", "shop", "travel", "web", "workforce"})
package com.wrenchtime.availability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
