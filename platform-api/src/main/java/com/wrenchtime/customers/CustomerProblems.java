package com.wrenchtime.customers;

import static org.springframework.http.HttpStatus.CONFLICT;

import com.wrenchtime.web.ProblemType;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.ErrorResponseException;

/** This module's answers to what cannot be done. */
@Configuration(proxyBeanMethods = false)
class CustomerProblems {

    private static final ProblemType KNOWN = new ProblemType(
            "customer-exists", CONFLICT, "Another customer has this number or mailbox", OtherCustomer.class);
    private static final ProblemType MERGED =
            new ProblemType("customer-merged", CONFLICT, "This turned out to be another customer", Survivor.class);
    private static final ProblemType KNOWN_VEHICLE =
            new ProblemType("vehicle-exists", CONFLICT, "Another vehicle has this VIN", OtherVehicle.class);

    private static final ProblemType HAS_ACCOUNT =
            new ProblemType("customer-has-account", CONFLICT, "Somebody has proven to be this customer");

    @Bean
    static ProblemType customerHasAccountType() {
        return HAS_ACCOUNT;
    }

    @Bean
    static ProblemType customerExistsType() {
        return KNOWN;
    }

    @Bean
    static ProblemType customerMergedType() {
        return MERGED;
    }

    @Bean
    static ProblemType vehicleExistsType() {
        return KNOWN_VEHICLE;
    }

    /** Somebody else bears what is to be unique. */
    static ErrorResponseException known(Customer other, String field) {
        var present = other.mergedInto() == null ? other.id() : other.mergedInto();
        var refusal = KNOWN.refusal("Merge the two if they are the same");
        refusal.getBody().setProperty("customer", present.value());
        refusal.getBody().setProperty("field", field);
        return refusal;
    }

    /** The record belongs to somebody, and cannot become another one's. */
    static ErrorResponseException hasAccount() {
        return HAS_ACCOUNT.refusal("Merge the other one into this one, if nobody has proven to be that one");
    }

    static ErrorResponseException merged(CustomerId survivor) {
        var refusal = MERGED.refusal("Use the other one. A merge cannot be taken back");
        refusal.getBody().setProperty("mergedInto", survivor.value());
        return refusal;
    }

    static ErrorResponseException known(Vehicle other) {
        var refusal = KNOWN_VEHICLE.refusal("Transfer it if it has a new owner");
        refusal.getBody().setProperty("vehicle", other.id().value());
        refusal.getBody().setProperty("customer", other.owner().value());
        return refusal;
    }

    /**
     * Who is known already.
     *
     * @param field what the two have in common, {@code phone} or {@code email}
     */
    record OtherCustomer(UUID customer, String field) {}

    /** Who the customer turned out to be. */
    record Survivor(UUID mergedInto) {}

    /** What is known already, and whose it is. */
    record OtherVehicle(UUID vehicle, UUID customer) {}
}
