package com.wrenchtime.customers;

import com.wrenchtime.customers.Clientele.Answered;
import com.wrenchtime.customers.CustomerJobs.CustomerJob;
import com.wrenchtime.web.Price;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that the shop knows of a customer. Times have the shop's offset.
 *
 * @param version what to send in {@code If-Match}, in quotes, with a change
 * @param phone E.164
 * @param preference how they want to be reached; null when nobody has asked
 * @param alert whether the notes are to be read before anything is done
 * @param hasAccount whether somebody has proven to be this customer, and can sign in
 * @param primaryVehicle the one that is meant when nothing is said
 * @param texts whether texts may be sent to the present number
 * @param consents the latest answers about texts, the latest first
 * @param merged who turned out to be this customer
 * @param visits the latest, the latest first; all of them have a list of their own
 */
record CustomerView(
        UUID id,
        int version,
        String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable ContactPreference preference,
        @Nullable String notes,
        boolean alert,
        List<String> tags,
        boolean vip,
        boolean hasAccount,
        @Nullable UUID primaryVehicle,
        List<VehicleEntry> vehicles,
        TextsAllowed texts,
        List<ConsentView> consents,
        List<MergedCustomer> merged,
        List<CustomerVisit> visits,
        OffsetDateTime createdAt) {

    static OffsetDateTime at(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toOffsetDateTime();
    }

    /** What the customer has said to texts. */
    enum TextsAllowed {
        GRANTED,
        DENIED,
        UNKNOWN
    }

    /** An answer to whether texts may be sent to a number. */
    record ConsentView(String phone, boolean granted, String wording, String source, OffsetDateTime answeredAt) {

        static ConsentView of(Answered answered, ZoneId zone) {
            return new ConsentView(
                    answered.phone(),
                    answered.granted(),
                    answered.wording(),
                    answered.source(),
                    at(answered.at().toInstant(), zone));
        }
    }

    /** Under what else the customer was known, and can be found. */
    record MergedCustomer(
            UUID id,
            String name,
            @Nullable String phone,
            @Nullable String email) {

        static MergedCustomer of(Customer customer) {
            var fields = CustomerFields.of(customer);
            return new MergedCustomer(customer.id().value(), fields.name(), fields.phone(), fields.email());
        }
    }

    /**
     * An appointment, in short.
     *
     * @param customer for whom it was
     */
    record CustomerVisit(
            UUID id,
            String reference,
            String status,
            OffsetDateTime start,
            OffsetDateTime end,
            UUID customer,
            UUID vehicle,
            String technician,
            List<String> services,
            Price total) {

        static CustomerVisit of(CustomerJob job, ZoneId zone) {
            return new CustomerVisit(
                    job.appointment(),
                    job.reference(),
                    job.status(),
                    at(job.window().start(), zone),
                    at(job.window().end(), zone),
                    job.customer().value(),
                    job.vehicle().value(),
                    job.technician(),
                    job.services(),
                    Price.of(job.total()));
        }
    }
}
