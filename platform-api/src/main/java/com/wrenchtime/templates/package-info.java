/** What messages to customers say: standard texts in two languages, and what each shop has made of them. */
@NullMarked
@ApplicationModule(
        displayName = "Templates",
        allowedDependencies = {"audit", "messaging", "shop", "web"})
package com.wrenchtime.templates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
