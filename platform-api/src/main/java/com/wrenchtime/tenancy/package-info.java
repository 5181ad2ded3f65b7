/**
 * Keeps shops apart: the registry of shops, a database role and schema for each, the way into them, their migrations.
 */
@NullMarked
@ApplicationModule(
        displayName = "Tenancy",
        allowedDependencies = {})
package com.wrenchtime.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
