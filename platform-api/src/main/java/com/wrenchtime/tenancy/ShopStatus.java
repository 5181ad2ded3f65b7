package com.wrenchtime.tenancy;

/** Where a shop stands in its life on the platform. */
public enum ShopStatus {
    /** Its role and schema are being made; a retry goes on where the last attempt stopped. */
    PROVISIONING,
    /** Open for business. */
    ACTIVE,
    /** Closed to everybody for now; nothing is deleted. */
    SUSPENDED,
    /** Closed for good; its data wait for deletion. */
    CLOSED
}
