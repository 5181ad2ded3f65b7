/** Who works for the shop, what they can do, and when. */
@NullMarked
@ApplicationModule(
        displayName = "Workforce",
        allowedDependencies = {"audit", "shop", "web"})
package com.wrenchtime.workforce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
