@NullMarked
package com.wrenchtime.shop;

import org.jspecify.annotations.NullMarked;
