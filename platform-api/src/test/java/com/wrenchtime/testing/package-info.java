/** What tests of every module stand on: a database, and shops in it. */
@NullMarked
package com.wrenchtime.testing;

import org.jspecify.annotations.NullMarked;
