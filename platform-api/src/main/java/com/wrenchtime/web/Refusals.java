package com.wrenchtime.web;

import static com.wrenchtime.web.Problems.ACCEPT;
import static com.wrenchtime.web.Problems.CONFLICTING;
import static com.wrenchtime.web.Problems.INTERNAL;
import static com.wrenchtime.web.Problems.KEY_REQUIRED;
import static com.wrenchtime.web.Problems.MALFORMED;
import static com.wrenchtime.web.Problems.MEDIA_TYPE;
import static com.wrenchtime.web.Problems.METHOD;
import static com.wrenchtime.web.Problems.NOTHING_HERE;
import static com.wrenchtime.web.Problems.UNAUTHENTICATED;
import static com.wrenchtime.web.Problems.UNAVAILABLE;
import static com.wrenchtime.web.Problems.VALIDATION;
import static com.wrenchtime.web.Problems.VERSION_REQUIRED;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Says for every exception what the client may learn of it. What is not known here is our mistake and says nothing. */
final class Refusals {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(3);

    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private static final Set<String> LOST_A_RACE = Set.of("23P01", "23505", "40P01", "40001");
    private static final Set<String> WAITED_TOO_LONG = Set.of("55P03", "57014", "25006", "25P03", "25P04");
    private static final Set<String> OUT_OF_ORDER = Set.of("08", "53", "57", "58");

    private Refusals() {}

    static Refusal of(Throwable thrown) {
        return switch (thrown) {
            case RefusedByEdge e -> e.refusal();
            case ValidationFailed e -> validation(e.errors());
            case NotFound _, NoResourceFoundException _, NoHandlerFoundException _ -> notFound();
            case HttpMessageNotReadableException e -> unreadable(e);
            case MethodArgumentNotValidException e -> validation(ConstraintErrors.of(e));
            case HandlerMethodValidationException e when !e.isForReturnValue() -> validation(ConstraintErrors.of(e));
            case MissingServletRequestParameterException e ->
                validation(List.of(new FieldError(e.getParameterName(), "required", "Must be given")));
            case MissingRequestHeaderException e -> missing(e.getHeaderName());
            case MethodArgumentTypeMismatchException e -> mismatch(e);
            case ServletRequestBindingException _ -> malformed("A part of the request is missing or cannot be read");
            case RequestRejectedException _ -> malformed("The address or a header is not well-formed");
            case HttpMediaTypeNotSupportedException e ->
                new Refusal(MEDIA_TYPE.because("Send application/json"), e.getHeaders());
            case HttpMediaTypeNotAcceptableException e ->
                new Refusal(ACCEPT.because("Accept application/json"), e.getHeaders());
            case HttpRequestMethodNotSupportedException e ->
                new Refusal(METHOD.because("See the header Allow for what can be done here"), e.getHeaders());
            case AsyncRequestTimeoutException _ -> unavailable(LATER);
            case ErrorResponse e -> answered(e);
            default -> fromTheDatabase(thrown);
        };
    }

    static Refusal notFound() {
        return Refusal.of(NOTHING_HERE, "There is nothing here");
    }

    static Refusal internal() {
        return Refusal.of(
                INTERNAL, "Something went wrong on our side. Tell us the request id and we can find out what");
    }

    static Refusal unauthenticated(String detail) {
        var refusal = Refusal.of(UNAUTHENTICATED, detail);
        refusal.headers().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return refusal;
    }

    private static Refusal malformed(String detail) {
        return Refusal.of(MALFORMED, detail);
    }

    private static Refusal conflicting() {
        return Refusal.of(CONFLICTING, "Somebody else changed the same thing at the same moment. Please try again")
                .retryAfter(SOON);
    }

    private static Refusal unavailable(Duration wait) {
        return Refusal.of(UNAVAILABLE, "This cannot be answered right now. Please try again in a moment")
                .retryAfter(wait);
    }

    /** One entry for each field: the first that was found wrong with it. */
    private static Refusal validation(List<FieldError> errors) {
        var firsts = new LinkedHashMap<String, FieldError>();
        errors.forEach(it -> firsts.putIfAbsent(it.field(), it));
        var problem = VALIDATION.because("See errors for what is wrong with which field");
        problem.setProperty("errors", new ArrayList<>(firsts.values()));
        return new Refusal(problem, new HttpHeaders());
    }

    private static Refusal unreadable(HttpMessageNotReadableException e) {
        if (e.getCause() == null) {
            return malformed("The body is missing");
        }
        return JsonErrors.of(e.getCause())
                .map(it -> validation(List.of(it)))
                .orElseGet(() -> malformed("The body is not the JSON that is expected here"));
    }

    private static Refusal missing(String header) {
        if (header.equalsIgnoreCase(Idempotency.HEADER)) {
            return Refusal.of(
                    KEY_REQUIRED,
                    "Send a header Idempotency-Key that is new for every intent and the same for every retry of it");
        }
        if (header.equalsIgnoreCase(HttpHeaders.IF_MATCH)) {
            return Refusal.of(VERSION_REQUIRED, "Send the ETag of what you have seen in the header If-Match");
        }
        return validation(List.of(new FieldError(header, "required", "Must be given")));
    }

    private static Refusal mismatch(MethodArgumentTypeMismatchException e) {
        // Under an id that cannot be one there is nothing, as there is under an id that nobody has.
        if (e.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return notFound();
        }
        var refused = thrownBy(e, RefusedText.class).findFirst();
        var expected = e.getRequiredType() == null ? String.class : e.getRequiredType();
        return validation(List.of(refused.map(it -> new FieldError(e.getName(), it.code(), it.detail()))
                .orElseGet(() -> new FieldError(e.getName(), "type", Expected.of(expected)))));
    }

    private static Refusal answered(ErrorResponse response) {
        var status = response.getStatusCode();
        var problem = response.getBody();
        if (status.is5xxServerError() && !isOurs(problem)) {
            return internal();
        }
        return new Refusal(
                isOurs(problem) ? problem : Problems.of(status.value()).because("This request cannot be answered"),
                response.getHeaders());
    }

    private static boolean isOurs(ProblemDetail problem) {
        return problem.getType() != null && problem.getType().toString().startsWith("/problems/");
    }

    private static Refusal fromTheDatabase(Throwable thrown) {
        var states = thrownBy(thrown, SQLException.class)
                .map(SQLException::getSQLState)
                .map(String::valueOf)
                .toList();
        if (states.stream().anyMatch(LOST_A_RACE::contains)) {
            return conflicting();
        }
        if (states.stream().anyMatch(it -> WAITED_TOO_LONG.contains(it) || OUT_OF_ORDER.contains(it.substring(0, 2)))) {
            return unavailable(LATER);
        }
        if (thrown instanceof ConcurrencyFailureException) {
            return conflicting();
        }
        return SLOW_OR_GONE.stream()
                        .anyMatch(it -> thrownBy(thrown, it).findAny().isPresent())
                ? unavailable(LATER)
                : internal();
    }

    private static final List<Class<? extends Exception>> SLOW_OR_GONE = List.of(
            SQLTransientConnectionException.class,
            SQLTimeoutException.class,
            CannotGetJdbcConnectionException.class,
            DataAccessResourceFailureException.class,
            QueryTimeoutException.class,
            TransactionTimedOutException.class);

    private static <T> Stream<T> thrownBy(Throwable thrown, Class<T> type) {
        var causes = new ArrayList<Throwable>();
        for (@Nullable Throwable it = thrown; it != null && causes.size() < 20; it = it.getCause()) {
            causes.add(it);
        }
        return causes.stream().filter(type::isInstance).map(type::cast);
    }
}
