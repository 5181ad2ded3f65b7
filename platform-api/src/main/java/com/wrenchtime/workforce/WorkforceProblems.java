package com.wrenchtime.workforce;

import static org.springframework.http.HttpStatus.CONFLICT;

import com.wrenchtime.web.ProblemType;
import java.time.ZoneId;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.ErrorResponseException;

/** This module's answers to what cannot be done. */
@Configuration(proxyBeanMethods = false)
class WorkforceProblems {

    private static final ProblemType HAS_APPOINTMENTS =
            new ProblemType("technician-has-appointments", CONFLICT, "The technician has appointments");

    @Bean
    static ProblemType hasAppointmentsType() {
        return HAS_APPOINTMENTS;
    }

    /** The technician is expected by customers, who come along as {@code appointments}. */
    static ErrorResponseException hasAppointments(List<PlannedJob> planned, ZoneId zone) {
        var refusal = HAS_APPOINTMENTS.refusal(
                "Appointments stay with the technician. Send confirmed: true when somebody takes care of them");
        refusal.getBody()
                .setProperty(
                        "appointments",
                        planned.stream().map(it -> PlannedJobView.of(it, zone)).toList());
        return refusal;
    }

    /** What is promised to customers. */
    record PlannedJobs(List<PlannedJobView> appointments) {}
}
