/** Programs that measure; none is part of the ordinary build. */
@NullMarked
package com.wrenchtime.benchmark;

import org.jspecify.annotations.NullMarked;
