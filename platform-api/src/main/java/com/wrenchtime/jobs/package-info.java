/** Work that nobody waits for: the queue of tasks in PostgreSQL, and what has to be done again and again. */
@NullMarked
@ApplicationModule(
        displayName = "Jobs",
        allowedDependencies = {"tenancy"})
package com.wrenchtime.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
