@NullMarked
package com.wrenchtime.reminders;

import org.jspecify.annotations.NullMarked;
