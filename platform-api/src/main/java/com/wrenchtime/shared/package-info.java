/** Values that every module speaks: time windows, places. */
@NullMarked
package com.wrenchtime.shared;

import org.jspecify.annotations.NullMarked;
