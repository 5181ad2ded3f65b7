@NullMarked
package com.wrenchtime.accounts;

import org.jspecify.annotations.NullMarked;
