@NullMarked
package com.wrenchtime.catalog;

import org.jspecify.annotations.NullMarked;
