package com.wrenchtime.templates;

import java.util.Arrays;
import java.util.Optional;

/** What a template may name, as {@code {{shop.name}}}; nothing else. */
public enum Variable {
    SHOP_NAME("shop.name", "Edgar's Mobile Auto Shop"),
    SHOP_PHONE("shop.phone", "(530) 555-0123"),
    CUSTOMER_NAME("customer.name", "Ana Gomez"),
    SERVICE_NAME("service.name", "Full synthetic oil change"),
    APPOINTMENT_START("appointment.start", "Tue, Jun 8, 10:30 AM"),
    APPOINTMENT_ADDRESS("appointment.address", "1250 Main Street, Woodland"),
    APPOINTMENT_TOTAL("appointment.total", "$120.00"),
    APPOINTMENT_REFERENCE("appointment.reference", "K7QM2X"),
    TECHNICIAN_NAME("technician.name", "Sam"),
    /** When the technician is there, as far as that is known. */
    ARRIVAL("arrival", "10:40 AM"),
    VEHICLE_YEAR("vehicle.year", "2015"),
    VEHICLE_MAKE("vehicle.make", "Honda"),
    VEHICLE_MODEL("vehicle.model", "CR-V"),
    /** Where the appointment is confirmed, moved and cancelled. */
    LINK_MANAGE(
            "link.manage",
            "https://book.example.com/m/0123456789012345678901234567890123456789012345678901234567890123456789abcde"),
    /** Where the shop is reviewed. */
    LINK_REVIEW("link.review", "https://reviews.example.com/edgars-mobile-auto-shop"),
    /** Where the shop is booked. */
    LINK_BOOK("link.book", "https://book.example.com/book/edgar");

    private final String slug;
    private final String example;

    Variable(String slug, String example) {
        this.slug = slug;
        this.example = example;
    }

    /** As it is written between the braces. */
    public String slug() {
        return slug;
    }

    /** A value of usual length, to count segments by. */
    public String example() {
        return example;
    }

    static Optional<Variable> of(String slug) {
        return Arrays.stream(values()).filter(it -> it.slug.equals(slug)).findFirst();
    }
}
