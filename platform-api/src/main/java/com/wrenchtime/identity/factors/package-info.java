/** What people prove themselves by: passwords, codes of an authenticator, recovery codes, passkeys; and what is enough. */
@NullMarked
package com.wrenchtime.identity.factors;

import org.jspecify.annotations.NullMarked;
