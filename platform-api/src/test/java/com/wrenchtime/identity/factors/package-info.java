@NullMarked
package com.wrenchtime.identity.factors;

import org.jspecify.annotations.NullMarked;
