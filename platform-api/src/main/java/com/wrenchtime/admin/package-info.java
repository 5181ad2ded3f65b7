/** The pages in which a shop runs its day. What they show they ask the API for. */
@NullMarked
@ApplicationModule(
        displayName = "Admin",
        allowedDependencies = {})
package com.wrenchtime.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
