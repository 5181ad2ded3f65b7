/** Scheduling for mobile mechanics: one package below this one for each part of the business. */
@NullMarked
package com.wrenchtime;

import org.jspecify.annotations.NullMarked;
