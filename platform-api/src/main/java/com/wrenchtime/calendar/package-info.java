/** Appointments in the calendars of other programs. */
@NullMarked
@ApplicationModule(
        displayName = "Calendar",
        allowedDependencies = {"audit", "booking", "shop", "tenancy", "web", "workforce"})
package com.wrenchtime.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
