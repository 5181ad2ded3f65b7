/** The HTTP edge. */
@NullMarked
@ApplicationModule(
        displayName = "Web",
        allowedDependencies = {"shop", "tenancy"})
package com.wrenchtime.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
