/** What customers text to a shop, and what its people answer. */
@NullMarked
@ApplicationModule(
        displayName = "Conversation",
        allowedDependencies = {
            "audit",
            "booking",
            "customers",
            "jobs",
            "messaging",
            "shop",
            "templates",
            "web",
            "workforce"
        })
package com.wrenchtime.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
