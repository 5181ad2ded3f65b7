/** What a shop offers: services with their length, price and the skill they need, and packages of them. */
@NullMarked
@ApplicationModule(
        displayName = "Catalog",
        allowedDependencies = {"audit", "shop", "web"})
package com.wrenchtime.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
