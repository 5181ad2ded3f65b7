@NullMarked
package com.wrenchtime.conversation;

import org.jspecify.annotations.NullMarked;
