@NullMarked
package com.wrenchtime.templates;

import org.jspecify.annotations.NullMarked;
