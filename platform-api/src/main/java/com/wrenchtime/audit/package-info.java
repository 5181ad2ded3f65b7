/** What was done in a shop, by whom and when: written once, never altered. */
@NullMarked
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"web"})
package com.wrenchtime.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
