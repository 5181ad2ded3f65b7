@NullMarked
package com.wrenchtime.oauth;

import org.jspecify.annotations.NullMarked;
