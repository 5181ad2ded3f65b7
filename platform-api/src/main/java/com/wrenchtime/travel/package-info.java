/** How long it takes to drive from one place to another. */
@NullMarked
package com.wrenchtime.travel;

import org.jspecify.annotations.NullMarked;
