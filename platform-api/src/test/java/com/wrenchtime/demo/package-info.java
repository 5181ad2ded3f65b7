@NullMarked
package com.wrenchtime.demo;

import org.jspecify.annotations.NullMarked;
