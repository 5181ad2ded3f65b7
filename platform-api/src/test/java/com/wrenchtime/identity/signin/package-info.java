@NullMarked
package com.wrenchtime.identity.signin;

import org.jspecify.annotations.NullMarked;
