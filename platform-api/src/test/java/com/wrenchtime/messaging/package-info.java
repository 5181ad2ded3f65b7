@NullMarked
package com.wrenchtime.messaging;

import org.jspecify.annotations.NullMarked;
