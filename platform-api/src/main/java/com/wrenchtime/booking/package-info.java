/** The life of an appointment, from booking to the end of the job. */
@NullMarked
@ApplicationModule(
        displayName = "Booking",
        allowedDependencies = {"availability", "catalog", "customers", "shop", "web", "workforce"})
package com.wrenchtime.booking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
