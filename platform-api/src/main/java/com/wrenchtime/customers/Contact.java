package com.wrenchtime.customers;

import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;

/** How somebody who books wants to be called and reached, as they typed it and unverified. */
public record Contact(
        String name, PhoneNumber phone, @Nullable EmailAddress email) {}
