package com.wrenchtime.catalog;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.shared.Skill;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.PriceRequest;
import com.wrenchtime.web.Requested;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a service.
 *
 * @param code the shop's own short name for it, unique in the shop
 * @param skill what whoever does it must be able to do, 1 to 5; 4 and 5 are for seniors
 * @param keywords words under which customers look for it
 */
record ServiceRequest(
        @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = MAX_CODE) @Nullable
        String code,

        @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = MAX_NAME) @Nullable
        String name,

        @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = MAX_WORD) @Nullable
        String category,

        @Schema(maxLength = MAX_DESCRIPTION) @Nullable String description,

        @Schema(requiredMode = REQUIRED, minimum = "1", maximum = "2880") @Nullable
        Integer durationMinutes,

        @Schema(requiredMode = REQUIRED) @Nullable PriceRequest price,

        @Schema(requiredMode = REQUIRED, minimum = "1", maximum = "5") @Nullable
        Integer skill,

        @Nullable List<@Nullable String> keywords) {

    static final int MAX_CODE = 40;
    static final int MAX_NAME = 120;
    static final int MAX_WORD = 60;
    private static final int MAX_DESCRIPTION = 1_000;
    private static final int MOST_KEYWORDS = 20;
    private static final int LONGEST_MINUTES = 2_880;

    Service.Terms read(Currency currency) {
        var errors = new FieldErrors();
        var shortName = errors.required("code", code, it -> Requested.line(it, MAX_CODE));
        var called = errors.required("name", name, it -> Requested.line(it, MAX_NAME));
        var group = errors.required("category", category, it -> Requested.line(it, MAX_WORD));
        var text = errors.readOptional("description", description, it -> Requested.note(it, MAX_DESCRIPTION));
        var minutes =
                errors.required("durationMinutes", durationMinutes, it -> Requested.within(it, 1, LONGEST_MINUTES));
        var cost = PriceRequest.read("price", price, currency, errors);
        var level = errors.required("skill", skill, it -> new Skill(Requested.within(it, 1, 5)));
        var words = errors.read("keywords", () -> Requested.lines(keywords, MOST_KEYWORDS, MAX_WORD));
        errors.refuseIfAny();
        return new Service.Terms(
                requireNonNull(shortName),
                requireNonNull(called),
                requireNonNull(group),
                text == null ? "" : text,
                Duration.ofMinutes(requireNonNull(minutes)),
                requireNonNull(cost),
                requireNonNull(level),
                requireNonNull(words));
    }
}
