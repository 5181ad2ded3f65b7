package com.wrenchtime.identity;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.identity.Members.Member;
import com.wrenchtime.shared.Role;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Page;
import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.Requested;
import com.wrenchtime.web.Versions;
import com.wrenchtime.workforce.TechnicianId;
import com.wrenchtime.workforce.Technicians;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/members")
@Tag(name = "Members")
class MemberController {

    private final Members members;
    private final Technicians technicians;

    MemberController(Members members, Technicians technicians) {
        this.members = members;
        this.technicians = technicians;
    }

    @GetMapping
    @Operation(summary = "The shop's members, the oldest first")
    Page<Member> list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var errors = new FieldErrors();
        var page = PageRequest.read(limit, cursor, 2, errors);
        var since = page == null || page.after().isEmpty()
                ? null
                : errors.read("cursor", () -> Requested.instant(page.after().get(0)));
        var id = page == null || page.after().isEmpty()
                ? null
                : errors.read("cursor", () -> Requested.uuid(page.after().get(1)));
        errors.refuseIfAny();
        var request = requireNonNull(page);
        return Page.of(
                members.list(since, id, request.limit() + 1),
                request,
                it -> List.of(it.since().toString(), it.id().toString()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A member")
    ResponseEntity<Member> get(@PathVariable UUID id) {
        return answer(members.get(id));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Give a member another role or technician")
    ResponseEntity<Member> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody MemberChange change) {
        var seen = Versions.required(version);
        var present = members.get(id);
        var errors = new FieldErrors();
        var role = errors.readOptional("role", change.role(), MemberController::role);
        var sent = change.technician();
        var technician =
                errors.readOptional("technician", sent == null || sent.isEmpty() ? null : sent, this::technician);
        errors.refuseIfAny();
        return answer(members.change(
                id, seen, role == null ? present.role() : role, sent == null ? present.technician() : technician));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a membership")
    void end(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version) {
        members.end(id, Versions.required(version));
    }

    @DeleteMapping("/{id}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Sign a member out everywhere",
            description = "Such as when a device was lost. What they sign in with stays as it is.")
    void signOut(@PathVariable UUID id) {
        members.signOut(id);
    }

    static Role role(String sent) {
        try {
            return Role.valueOf(sent);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Must be OWNER, DISPATCHER, TECHNICIAN or ACCOUNTANT", e);
        }
    }

    private UUID technician(String sent) {
        var id = Requested.uuid(sent);
        return technicians
                .find(new TechnicianId(id))
                .map(it -> it.id().value())
                .orElseThrow(() -> new IllegalArgumentException("Must be one of the shop's technicians"));
    }

    private static ResponseEntity<Member> answer(Member member) {
        return ResponseEntity.ok().eTag(Versions.etag(member.version())).body(member);
    }

    /**
     * What is to change; what is left out stays.
     *
     * @param technician whose jobs are theirs; empty for nobody's
     */
    record MemberChange(@Nullable String role, @Nullable String technician) {}
}
