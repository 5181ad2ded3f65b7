/**
 * The HTTP edge: finds the shop that a public request is for, refuses what is not allowed, well-formed or affordable, and
 * says why in one form of error.
 */
@NullMarked
@ApplicationModule(
        displayName = "Web",
        allowedDependencies = {"jobs", "tenancy"})
package com.wrenchtime.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
