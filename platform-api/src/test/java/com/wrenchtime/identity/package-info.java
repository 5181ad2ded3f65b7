@NullMarked
package com.wrenchtime.identity;

import org.jspecify.annotations.NullMarked;
