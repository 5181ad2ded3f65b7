/** Texts and mails to people: queued with the change that they follow from, and sent once it is committed. */
@NullMarked
@ApplicationModule(
        displayName = "Messaging",
        allowedDependencies = {"customers", "jobs", "shop", "tenancy", "web"})
package com.wrenchtime.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
