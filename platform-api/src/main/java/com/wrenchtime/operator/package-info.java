/** What those who run the platform may do: see which shops there are, suspend them, and visit one for a reason. */
@NullMarked
@ApplicationModule(
        displayName = "Operator",
        allowedDependencies = {"audit", "identity", "jobs", "messaging", "tenancy", "web"})
package com.wrenchtime.operator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
