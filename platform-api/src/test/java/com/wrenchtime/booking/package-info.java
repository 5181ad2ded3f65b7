@NullMarked
package com.wrenchtime.booking;

import org.jspecify.annotations.NullMarked;
