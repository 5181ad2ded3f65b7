/** Values that every module speaks in. */
@NullMarked
@ApplicationModule(displayName = "Shared")
package com.wrenchtime.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
