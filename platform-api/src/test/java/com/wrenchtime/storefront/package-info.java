@NullMarked
package com.wrenchtime.storefront;

import org.jspecify.annotations.NullMarked;
