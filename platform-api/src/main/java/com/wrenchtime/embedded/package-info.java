/** The database of a newcomer: without any setting, {@code ./mvnw spring-boot:run} has a PostgreSQL of its own. */
@NullMarked
@ApplicationModule(
        displayName = "Embedded database",
        allowedDependencies = {})
package com.wrenchtime.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
