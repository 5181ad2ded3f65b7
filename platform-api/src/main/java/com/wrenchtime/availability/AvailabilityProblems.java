package com.wrenchtime.availability;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.web.ProblemType;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.ErrorResponseException;

/** This module's answers to what cannot be done. */
@Configuration(proxyBeanMethods = false)
public class AvailabilityProblems {

    private static final ProblemType SLOT_TAKEN =
            new ProblemType("slot-taken", CONFLICT, "This time is taken", Alternatives.class);
    private static final ProblemType OUTSIDE_AREA = new ProblemType(
            "outside-service-area", UNPROCESSABLE_CONTENT, "The shop does not drive there", Telephone.class);

    private static final ProblemType HOLD_RUN_OUT =
            new ProblemType("hold-run-out", CONFLICT, "This time is not kept any more");

    AvailabilityProblems() {}

    @Bean
    static ProblemType slotTakenType() {
        return SLOT_TAKEN;
    }

    @Bean
    static ProblemType outsideAreaType() {
        return OUTSIDE_AREA;
    }

    @Bean
    static ProblemType holdRunOutType() {
        return HOLD_RUN_OUT;
    }

    /** The hold has run out; its time may still be free. */
    static ErrorResponseException holdRunOut() {
        return HOLD_RUN_OUT.refusal("Place a new hold; the time may still be free.");
    }

    /** The time is not free (any more); the nearest that are come along as {@code alternatives}. */
    public static ErrorResponseException slotTaken(List<Slot> alternatives, ShopSettings shop) {
        var refusal = SLOT_TAKEN.refusal("This time is not free any more. Choose one of the alternatives.");
        refusal.getBody()
                .setProperty(
                        "alternatives",
                        alternatives.stream()
                                .map(it -> SlotView.of(it, shop.zone()))
                                .toList());
        return refusal;
    }

    /** The shop does not drive there; a call to {@code phone} may help. */
    public static ErrorResponseException outsideArea(ShopSettings shop) {
        var refusal =
                OUTSIDE_AREA.refusal("Please call the shop: " + shop.phone().international());
        refusal.getBody().setProperty("phone", shop.phone().e164());
        return refusal;
    }

    /**
     * What could be had instead.
     *
     * @param alternatives up to six free starts nearby
     */
    record Alternatives(
            @ArraySchema(maxItems = Availability.ALTERNATIVES)
            List<SlotView> alternatives) {}

    /** Whom to ask instead. */
    public record Telephone(
            @Schema(description = "E.164", example = "+15305550123")
            String phone) {}
}
