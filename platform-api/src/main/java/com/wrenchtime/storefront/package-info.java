/** What a shop shows its customers: the widget, the hosted pages, and what they begin with. */
@NullMarked
@ApplicationModule(
        displayName = "Storefront",
        allowedDependencies = {"availability", "booking", "catalog", "customers", "shop", "web", "workforce"})
package com.wrenchtime.storefront;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
