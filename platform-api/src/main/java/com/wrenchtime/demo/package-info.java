/** Two shops to try the platform with: Edgar's, and one in another time zone. On with the embedded database, and where it is asked for. */
@NullMarked
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {
            "availability",
            "booking",
            "catalog",
            "customers",
            "identity",
            "shop",
            "tenancy",
            "travel",
            "web",
            "workforce"
        })
package com.wrenchtime.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
