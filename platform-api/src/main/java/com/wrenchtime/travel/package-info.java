/** How long it takes to drive from one place to another, and where a postal code is. */
@NullMarked
@ApplicationModule(
        displayName = "Travel",
        allowedDependencies = {})
package com.wrenchtime.travel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
