package com.wrenchtime.booking;

import static org.springframework.http.HttpStatus.CONFLICT;

import com.wrenchtime.availability.AvailabilityProblems;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.web.ProblemType;
import com.wrenchtime.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.ErrorResponseException;

/** This module's answers to what cannot be done. */
@Configuration(proxyBeanMethods = false)
class BookingProblems {

    private static final ProblemType TOO_LATE = new ProblemType(
            "too-late-to-change",
            CONFLICT,
            "It is too late to change this appointment online",
            AvailabilityProblems.Telephone.class);
    private static final ProblemType NOT_POSSIBLE = new ProblemType(
            "not-possible-now", CONFLICT, "The appointment cannot be changed like this", Standing.class);

    @Bean
    static ProblemType tooLateType() {
        return TOO_LATE;
    }

    @Bean
    static ProblemType notPossibleType() {
        return NOT_POSSIBLE;
    }

    static ErrorResponseException tooLate(ShopSettings shop) {
        var refusal = TOO_LATE.refusal("Please call the shop: " + shop.phone().international());
        refusal.getBody().setProperty("phone", shop.phone().e164());
        return refusal;
    }

    static ErrorResponseException notPossible(AppointmentStatus present, String wanted, @Nullable String why) {
        var states = "%s cannot become %s".formatted(present, wanted);
        var refusal = NOT_POSSIBLE.refusal(why == null ? states : states + ". " + why);
        refusal.getBody().setProperty("appointmentStatus", present);
        refusal.getBody().setProperty("wanted", wanted);
        return refusal;
    }

    /** The caller may use the route, and not for this. */
    static ErrorResponseException notYours(String detail) {
        return Problems.FORBIDDEN_TO_YOU.refusal(detail);
    }

    /**
     * Where the appointment stands, and what it should have become.
     *
     * @param wanted a state, or what else was to be changed
     */
    record Standing(AppointmentStatus appointmentStatus, String wanted) {}
}
