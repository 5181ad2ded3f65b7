@NullMarked
package com.wrenchtime.audit;

import org.jspecify.annotations.NullMarked;
