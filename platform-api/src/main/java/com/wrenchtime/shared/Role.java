package com.wrenchtime.shared;

/** What a member of a shop is there for. Which routes a role may use says the table of routes, and nothing else. */
public enum Role {
    /** Runs the shop: everything, and alone the members, the billing and the closing of the shop. */
    OWNER,
    /** Runs the day: appointments, customers, technicians and their hours. */
    DISPATCHER,
    /** Drives and repairs: own jobs and the customers of those. */
    TECHNICIAN,
    /** Keeps the books: money and exports, no board. */
    ACCOUNTANT
}
