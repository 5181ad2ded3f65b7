/** Which starts a customer can be offered, and what taking one of them does to a technician's calendar. */
@NullMarked
package com.wrenchtime.availability;

import org.jspecify.annotations.NullMarked;
