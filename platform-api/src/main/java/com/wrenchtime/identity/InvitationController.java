package com.wrenchtime.identity;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.identity.Invitations.Invitation;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.Role;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Idempotency;
import com.wrenchtime.web.Page;
import com.wrenchtime.web.Requested;
import com.wrenchtime.workforce.TechnicianId;
import com.wrenchtime.workforce.Technicians;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/invitations")
@Tag(name = "Members")
class InvitationController {

    private final Invitations invitations;
    private final Technicians technicians;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    InvitationController(
            Invitations invitations,
            Technicians technicians,
            Idempotency idempotency,
            TransactionTemplate transaction) {
        this.invitations = invitations;
        this.technicians = technicians;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Invite somebody by mail to work for the shop; an earlier invitation to the mailbox is void")
    InvitationView invite(@RequestBody InvitationRequest sent, @RequestHeader(Idempotency.HEADER) String key) {
        var errors = new FieldErrors();
        var email = errors.required("email", sent.email(), EmailAddress::new);
        var role = errors.required("role", sent.role(), MemberController::role);
        var technician = errors.readOptional("technician", sent.technician(), this::technician);
        errors.refuseIfAny();
        return requireNonNull(transaction.execute(status -> idempotency
                .once(
                        CurrentActor.get().key(),
                        "POST invitations",
                        key,
                        sent,
                        InvitationView.class,
                        () -> Optional.of(InvitationView.of(
                                invitations.invite(requireNonNull(email), requireNonNull(role), technician))))
                .orElseThrow()));
    }

    @GetMapping
    @Operation(summary = "The shop's open invitations")
    Page<InvitationView> list() {
        return new Page<>(invitations.open().stream().map(InvitationView::of).toList(), null);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take an invitation back")
    void revoke(@PathVariable UUID id) {
        invitations.revoke(id);
    }

    private UUID technician(String sent) {
        return technicians
                .find(new TechnicianId(Requested.uuid(sent)))
                .map(it -> it.id().value())
                .orElseThrow(() -> new IllegalArgumentException("Must be one of the shop's technicians"));
    }

    /** @param technician whose jobs will be theirs */
    record InvitationRequest(
            @Nullable String email,
            @Nullable String role,
            @Nullable String technician) {}

    /** An open invitation as owners see it. */
    record InvitationView(
            UUID id, String email, Role role, @Nullable UUID technician, Instant createdAt, Instant expiresAt) {

        static InvitationView of(Invitation it) {
            return new InvitationView(
                    it.id(), it.email().value(), it.role(), it.technician(), it.createdAt(), it.expiresAt());
        }
    }
}
