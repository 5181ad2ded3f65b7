@NullMarked
package com.wrenchtime.customers;

import org.jspecify.annotations.NullMarked;
