/** Customers' own accounts with a shop: how they prove who they are, and what is theirs. */
@NullMarked
@ApplicationModule(
        displayName = "Accounts",
        allowedDependencies = {
            "audit",
            "booking",
            "customers",
            "identity",
            "jobs",
            "messaging",
            "shop",
            "tenancy",
            "web"
        })
package com.wrenchtime.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
