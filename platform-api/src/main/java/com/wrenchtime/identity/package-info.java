/** People: who they are, how they prove it, and for which shops they work as what. */
@NullMarked
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"audit", "jobs", "messaging", "shop", "tenancy", "web", "workforce"})
package com.wrenchtime.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
