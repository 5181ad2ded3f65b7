package com.wrenchtime.accounts;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.accounts.CustomerSignIn.SignedIn;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.ClientAddress;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Requested;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How a customer signs in to the shop. Nothing that is answered here depends on whether anybody is known. */
@RestController
@RequestMapping("/api/v1/public/{shop}/customers")
@Tag(name = "Customer sign-in", description = "By a code that is sent to a telephone or mailbox, or by a password")
class CustomerSignInController {

    static final int LONGEST_PASSWORD = 500;

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_DEVICE = 160;
    private static final String SOME_DEVICE = "Unknown device";

    private final OneTimeCodes codes;
    private final CustomerSignIn signIn;
    private final Settings settings;

    CustomerSignInController(OneTimeCodes codes, CustomerSignIn signIn, Settings settings) {
        this.codes = codes;
        this.signIn = signIn;
        this.settings = settings;
    }

    @PostMapping("/codes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "askForCode",
            summary = "Ask for a code to sign in, or to register",
            description =
                    "Six digits, good once, for ten minutes and five tries. One that was sent there before is good"
                            + " no longer. The answer is the same for everybody.")
    CodeSentView ask(@RequestBody ContactRequest sent, ClientAddress client) {
        var shop = settings.current();
        var errors = new FieldErrors();
        var to = codes.reachable(sent, shop, errors);
        errors.refuseIfAny();
        return CodeSentView.of(codes.send(requireNonNull(to), null, client.client()), shop);
    }

    @PostMapping("/sessions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "signInByCode",
            summary = "Sign in by a code",
            description = "Opens an account for whoever has none. Bookings that were made with this telephone or e-mail"
                    + " until now are seen from here on. The token is shown once.")
    @Refuses("wrong-code")
    SignedInView byCode(
            @RequestBody CodeSignInRequest sent,
            @Parameter(hidden = true) @RequestHeader(name = "User-Agent", required = false) @Nullable String agent) {
        var errors = new FieldErrors();
        var name = errors.readOptional("name", sent.name(), it -> Requested.line(it, LONGEST_NAME));
        var given = CodeGiven.read(sent.request(), sent.code(), errors);
        return view(signIn.byCode(given.request(), given.code(), name, device(agent))
                .orElseThrow(AccountProblems::wrongCode));
    }

    @PostMapping("/password-sessions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "signInByPassword", summary = "Sign in by a password")
    @Refuses("wrong-password")
    SignedInView byPassword(
            @RequestBody PasswordSignInRequest sent,
            ClientAddress client,
            @Parameter(hidden = true) @RequestHeader(name = "User-Agent", required = false) @Nullable String agent) {
        var errors = new FieldErrors();
        var point = ContactRequest.read(sent.phone(), sent.email(), settings.current(), errors);
        var password = errors.required("password", sent.password(), CustomerSignInController::password);
        errors.refuseIfAny();
        return view(signIn.byPassword(requireNonNull(point), requireNonNull(password), client.client(), device(agent))
                .orElseThrow(AccountProblems::wrongPassword));
    }

    /** A password as it is sent, whatever is in it. */
    static String password(String sent) {
        if (sent.isEmpty() || sent.length() > LONGEST_PASSWORD) {
            throw new IllegalArgumentException("Must have 1 to %d characters".formatted(LONGEST_PASSWORD));
        }
        return sent;
    }

    private SignedInView view(SignedIn signedIn) {
        return new SignedInView(
                signedIn.session().token().value(),
                signedIn.session().expiresAt().atZone(settings.current().zone()).toOffsetDateTime(),
                AccountView.of(signedIn.account()));
    }

    private static String device(@Nullable String agent) {
        if (agent == null) {
            return SOME_DEVICE;
        }
        var printable = agent.codePoints()
                .filter(it -> !Character.isISOControl(it))
                .limit(LONGEST_DEVICE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return printable.isEmpty() ? SOME_DEVICE : printable;
    }

    /**
     * A code that answers a request for one.
     *
     * @param request what was told when it was asked for
     * @param code six digits
     * @param name what a new account is called
     */
    record CodeSignInRequest(
            @Schema(requiredMode = REQUIRED, format = "uuid") @Nullable
            String request,

            @Schema(requiredMode = REQUIRED, example = "123456") @Nullable
            String code,

            @Schema(minLength = 1, maxLength = LONGEST_NAME, description = "What a new account is called") @Nullable
            String name) {}

    /** A password, and whose. */
    record PasswordSignInRequest(
            @Schema(description = "Or email") @Nullable String phone,

            @Schema(format = "email", description = "Or phone") @Nullable
            String email,

            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = LONGEST_PASSWORD) @Nullable
            String password) {}

    /**
     * A session that has begun.
     *
     * @param token to be sent as a bearer token; shown once
     * @param expiresAt when it ends at the latest, with the shop's offset
     */
    record SignedInView(
            @Schema(description = "To be sent as a bearer token; shown once")
            String token,

            @Schema(description = "At the latest") OffsetDateTime expiresAt,
            AccountView account) {}
}
