/** What a shop says of itself: name, phone, zone, looks, the rules of booking, and where it drives to. */
@NullMarked
@ApplicationModule(
        displayName = "Shop",
        allowedDependencies = {"audit", "tenancy", "travel", "web"})
package com.wrenchtime.shop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
