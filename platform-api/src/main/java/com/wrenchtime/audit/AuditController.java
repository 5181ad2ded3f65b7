package com.wrenchtime.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.web.Csv;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Page;
import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Requested;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit", description = "What was done in the shop, and by whom")
class AuditController {

    private static final int LONGEST_WORD = 120;

    private static final List<String> COLUMNS = List.of(
            "id",
            "at",
            "actor",
            "actorLabel",
            "action",
            "subject",
            "subjectId",
            "before",
            "after",
            "reason",
            "requestId");

    private final AuditTrail trail;
    private final AuditExports exports;
    private final JsonMapper json;

    AuditController(AuditTrail trail, AuditExports exports, JsonMapper json) {
        this.trail = trail;
        this.exports = exports;
        this.json = json;
    }

    @GetMapping
    @Operation(operationId = "audit", summary = "What was done in the shop, the latest first")
    Page<AuditEntry> list(@ParameterObject Query query) {
        var errors = new FieldErrors();
        var filter = filter(query, errors);
        var page = PageRequest.read(query.limit(), query.cursor(), 1, errors);
        errors.refuseIfAny();
        var request = requireNonNull(page);
        return Page.of(trail.find(filter, request), request, it -> List.of(String.valueOf(it.id())));
    }

    @GetMapping(path = "/export", produces = Csv.MEDIA_TYPE)
    @Operation(
            operationId = "exportAudit",
            summary = "What was done in the shop as a table, the latest first",
            description =
                    "At most five an hour for each person. limit and cursor do not count. It is recorded as well.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string"))))
    @Refuses("too-many-exports")
    void export(@ParameterObject Query query, HttpServletResponse response) throws IOException {
        var errors = new FieldErrors();
        var filter = filter(query, errors);
        errors.refuseIfAny();
        exports.begin(filter);
        response.setContentType(Csv.MEDIA_TYPE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"");
        var out = new OutputStreamWriter(response.getOutputStream(), UTF_8);
        out.write(Csv.line(COLUMNS.toArray(String[]::new)));
        exports.forEach(filter, it -> write(it, out));
        out.flush();
    }

    private void write(AuditEntry entry, Writer out) {
        try {
            out.write(Csv.line(
                    String.valueOf(entry.id()),
                    entry.at().toString(),
                    entry.actor(),
                    entry.actorLabel(),
                    entry.action(),
                    entry.subject(),
                    entry.subjectId(),
                    fields(entry.before()),
                    fields(entry.after()),
                    entry.reason(),
                    entry.requestId()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable String fields(@Nullable Map<String, Object> fields) {
        return fields == null ? null : json.writeValueAsString(fields);
    }

    private static AuditTrail.Filter filter(Query query, FieldErrors errors) {
        return new AuditTrail.Filter(
                errors.readOptional("from", query.from(), Requested::instant),
                errors.readOptional("to", query.to(), Requested::instant),
                errors.readOptional("actor", query.actor(), it -> Requested.line(it, LONGEST_WORD)),
                errors.readOptional("action", query.action(), it -> Requested.line(it, LONGEST_WORD)),
                errors.readOptional("subject", query.subject(), it -> Requested.line(it, LONGEST_WORD)),
                errors.readOptional("subjectId", query.subjectId(), it -> Requested.line(it, LONGEST_WORD)));
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
