@NullMarked
package com.wrenchtime.jobs;

import org.jspecify.annotations.NullMarked;
