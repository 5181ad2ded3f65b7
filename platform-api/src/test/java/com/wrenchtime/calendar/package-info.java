@NullMarked
package com.wrenchtime.calendar;

import org.jspecify.annotations.NullMarked;
