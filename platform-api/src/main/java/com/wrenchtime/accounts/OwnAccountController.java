package com.wrenchtime.accounts;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.accounts.CustomerSessions.Session;
import com.wrenchtime.customers.CustomerId;
import com.wrenchtime.identity.LonePasswords;
import com.wrenchtime.messaging.Channel;
import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.ClientAddress;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Requested;
import com.wrenchtime.web.Versioned;
import com.wrenchtime.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A customer's own account: name, telephone and mailbox, password. */
@RestController
@RequestMapping("/api/v1/public/{shop}/customers/me")
@Tag(name = "Own account", description = "Of a customer who has signed in")
class OwnAccountController {

    private static final int LONGEST_NAME = 120;

    private final OwnAccount profile;
    private final OneTimeCodes codes;
    private final LonePasswords passwords;
    private final Settings settings;
    private final Clock clock;

    OwnAccountController(
            OwnAccount profile, OneTimeCodes codes, LonePasswords passwords, Settings settings, Clock clock) {
        this.profile = profile;
        this.codes = codes;
        this.passwords = passwords;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "ownAccount", summary = "The customer's account")
    @Versioned
    ResponseEntity<AccountView> get() {
        return answer(profile.of(customer()));
    }

    @PatchMapping
    @Operation(operationId = "changeOwnAccount", summary = "Change what the customer is called")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    ResponseEntity<AccountView> change(
            @RequestBody AccountRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var errors = new FieldErrors();
        var name = errors.required("name", sent.name(), it -> Requested.line(it, LONGEST_NAME));
        errors.refuseIfAny();
        return answer(profile.rename(customer(), Versions.required(ifMatch), name));
    }

    @PostMapping("/codes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "askForContactCode",
            summary = "Ask for a code to a new telephone or mailbox",
            description = "The answer is the same whether or not anybody has it.")
    CodeSentView ask(@RequestBody ContactRequest sent, ClientAddress client) {
        var shop = settings.current();
        var errors = new FieldErrors();
        var to = codes.reachable(sent, shop, errors);
        errors.refuseIfAny();
        return CodeSentView.of(codes.send(requireNonNull(to), customer(), client.client()), shop);
    }

    @PostMapping("/contacts")
    @Operation(
            operationId = "addOwnContact",
            summary = "Add the telephone or mailbox that a code proves, instead of another of its kind",
            description = "The session must have begun with a code within 15 minutes. Where the customer was reached"
                    + " before, a message says so.")
    @Versioned
    @Refuses({"wrong-code", "contact-taken", "prove-again"})
    ResponseEntity<AccountView> add(@RequestBody ContactCodeRequest sent, HttpServletRequest request) {
        var given = CodeGiven.read(sent.request(), sent.code(), new FieldErrors());
        provenLately(request);
        return switch (profile.add(customer(), given.request(), given.code())) {
            case OwnAccount.Added.Proven(var account) -> answer(account);
            case OwnAccount.Added.WrongCode() -> throw AccountProblems.wrongCode();
            case OwnAccount.Added.Taken() -> throw AccountProblems.contactTaken();
        };
    }

    @DeleteMapping("/contacts/{kind}")
    @Operation(
            operationId = "removeOwnContact",
            summary = "Remove the telephone or the mailbox",
            description = "One of them stays. The session must have begun with a code within 15 minutes.")
    @Versioned
    @Refuses({"last-contact", "prove-again"})
    ResponseEntity<AccountView> remove(
            @Schema(allowableValues = {"phone", "email"}) @PathVariable String kind, HttpServletRequest request) {
        var channel = switch (kind) {
            case "phone" -> Channel.TEXT;
            case "email" -> Channel.MAIL;
            default -> throw new NotFound();
        };
        provenLately(request);
        return answer(profile.remove(customer(), channel).orElseThrow(AccountProblems::lastContact));
    }

    @PutMapping("/password")
    @Operation(
            operationId = "setOwnPassword",
            summary = "Set a password, at least 15 characters, instead of another",
            description = "The session must have begun with a code within 15 minutes. All other sessions end.")
    @Versioned
    @Refuses("prove-again")
    ResponseEntity<AccountView> setPassword(@RequestBody PasswordRequest sent, HttpServletRequest request) {
        var account = profile.of(customer());
        var errors = new FieldErrors();
        var password = errors.required(
                "password",
                sent.password(),
                it -> passwords.good(CustomerSignInController.password(it), known(account)));
        errors.refuseIfAny();
        var session = provenLately(request);
        // Outside of a transaction: it takes long.
        var hash = passwords.hash(requireNonNull(password));
        return answer(profile.setPassword(account.id(), hash, session));
    }

    @DeleteMapping("/password")
    @Operation(
            operationId = "removeOwnPassword",
            summary = "Sign in by codes only from now on",
            description = "The session must have begun with a code within 15 minutes. All other sessions end.")
    @Versioned
    @Refuses("prove-again")
    ResponseEntity<AccountView> removePassword(HttpServletRequest request) {
        return answer(profile.setPassword(customer(), null, provenLately(request)));
    }

    private Session provenLately(HttpServletRequest request) {
        return CustomerTokens.session(request)
                .filter(it -> it.isProvenLately(clock.instant()))
                .orElseThrow(AccountProblems::proveAgain);
    }

    private List<String> known(Account account) {
        return Stream.of(
                        account.name(),
                        account.email() == null ? null : account.email().value(),
                        settings.current().name())
                .filter(Objects::nonNull)
                .toList();
    }

    private static ResponseEntity<AccountView> answer(Account account) {
        return Versions.answer(account.version(), AccountView.of(account));
    }

    // The table of routes lets nobody else in.
    static CustomerId customer() {
        return new CustomerId(((Actor.ShopCustomer) CurrentActor.get()).customer());
    }

    /** @param name as the customer is called */
    record AccountRequest(
            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = LONGEST_NAME) @Nullable
            String name) {}

    /** A code that answers a request for one. */
    record ContactCodeRequest(
            @Schema(requiredMode = REQUIRED, format = "uuid") @Nullable
            String request,

            @Schema(requiredMode = REQUIRED, example = "123456") @Nullable
            String code) {}

    /** @param password at least 15 characters, none that is tried first */
    record PasswordRequest(
            @Schema(requiredMode = REQUIRED, minLength = 15, maxLength = 128) @Nullable
            String password) {}
}
