/** When to tell customers what about their appointments, and in which words. */
@NullMarked
@ApplicationModule(
        displayName = "Reminders",
        allowedDependencies = {
            "audit",
            "booking",
            "calendar",
            "customers",
            "identity",
            "messaging",
            "shop",
            "templates",
            "web"
        })
package com.wrenchtime.reminders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
