@NullMarked
package com.wrenchtime.admin;

import org.jspecify.annotations.NullMarked;
