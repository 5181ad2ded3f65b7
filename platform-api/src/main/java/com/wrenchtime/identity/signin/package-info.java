/** The way into a session: pages, the steps between them, and how often one may try. */
@NullMarked
package com.wrenchtime.identity.signin;

import org.jspecify.annotations.NullMarked;
