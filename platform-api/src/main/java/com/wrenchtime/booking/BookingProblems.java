package com.wrenchtime.booking;

import static org.springframework.http.HttpStatus.CONFLICT;

import com.wrenchtime.availability.AvailabilityProblems;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.web.ProblemType;
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

    static ErrorResponseException notPossible(ChangeOutcome.NotPossible why) {
        var refusal = NOT_POSSIBLE.refusal("%s cannot become %s".formatted(why.present(), why.wanted()));
        refusal.getBody().setProperty("appointmentStatus", why.present());
        return refusal;
    }

    /** Where the appointment stands. */
    record Standing(AppointmentStatus appointmentStatus) {}
}
