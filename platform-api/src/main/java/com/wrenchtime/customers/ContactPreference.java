package com.wrenchtime.customers;

/** How a customer wants to be reached. */
enum ContactPreference {
    PHONE,
    EMAIL,
    TEXT
}
