/** Who works for the shop, and when. */
@NullMarked
package com.wrenchtime.workforce;

import org.jspecify.annotations.NullMarked;
