/** What a shop shows its customers: the widget, the hosted pages, and what they begin with. */
@NullMarked
@ApplicationModule(
        displayName = "Storefront",
        allowedDependencies = {"booking", "catalog", "shop", "web"})
package com.wrenchtime.storefront;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
