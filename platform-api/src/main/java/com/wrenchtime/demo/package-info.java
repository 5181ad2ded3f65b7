/** Two shops to try the platform with: Edgar's, and one in another time zone. Only with the embedded database. */
@NullMarked
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {"availability", "booking", "catalog", "customers", "shop", "tenancy", "workforce"})
package com.wrenchtime.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
