/** The shop's customers and their vehicles. */
@NullMarked
@ApplicationModule(
        displayName = "Customers",
        allowedDependencies = {"audit", "shop", "web"})
package com.wrenchtime.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
