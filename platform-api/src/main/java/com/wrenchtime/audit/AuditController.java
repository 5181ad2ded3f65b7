package com.wrenchtime.audit;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Page;
import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.Requested;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit", description = "What was done in the shop, and by whom")
class AuditController {

    private static final int LONGEST_WORD = 120;

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping
    @Operation(operationId = "audit", summary = "What was done in the shop, the latest first")
    Page<AuditEntry> list(@ParameterObject Query query) {
        var errors = new FieldErrors();
        var filter = new AuditTrail.Filter(
                errors.readOptional("from", query.from(), Requested::instant),
                errors.readOptional("to", query.to(), Requested::instant),
                errors.readOptional("actor", query.actor(), it -> Requested.line(it, LONGEST_WORD)),
                errors.readOptional("action", query.action(), it -> Requested.line(it, LONGEST_WORD)),
                errors.readOptional("subject", query.subject(), it -> Requested.line(it, LONGEST_WORD)),
                errors.readOptional("subjectId", query.subjectId(), it -> Requested.line(it, LONGEST_WORD)));
        var page = PageRequest.read(query.limit(), query.cursor(), 1, errors);
        errors.refuseIfAny();
        var request = requireNonNull(page);
        return Page.of(trail.find(filter, request), request, it -> List.of(String.valueOf(it.id())));
    }

    /**
     * Which deeds.
     *
     * @param from the earliest moment, with an offset
     * @param to the moment before which they were done, with an offset
     * @param actor such as {@code member:} and a person's id
     * @param action such as {@code service.changed}
     * @param subject the kind of thing it was done to
     * @param subjectId which thing
     * @param limit 1 to 200; 50 when left out
     * @param cursor the next of the part before
     */
    record Query(
            @Nullable String from,
            @Nullable String to,
            @Nullable String actor,
            @Nullable String action,
            @Nullable String subject,
            @Nullable String subjectId,
            @Nullable String limit,
            @Nullable String cursor) {}
}
