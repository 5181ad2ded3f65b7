@NullMarked
package com.wrenchtime.operator;

import org.jspecify.annotations.NullMarked;
