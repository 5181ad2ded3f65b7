package com.wrenchtime.identity;

import com.wrenchtime.shared.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/**
 * The one place that says who is signed in by a session. What it keeps there are texts and numbers, which outlive any change
 * of our classes. Filter chains for people in front of browsers use it as their repository of security contexts.
 *
 * <p>A session is over when nobody has used it for a while, when it has lasted as long as one may, or when the person has
 * signed out everywhere; the last deletes it, and {@link Membership#proofsFrom} tells about what was derived from it.
 */
@Component
public class SignInSessions implements SecurityContextRepository {

    private static final String SIGN_IN = "sign-in";
    private static final String PERSON = "person";
    private static final String FACTORS = "amr";
    private static final String AT = "at";
    private static final String SHOP = "shop";
    private static final String DEVICE = "device";
    private static final String UNKNOWN_DEVICE = "unknown";
    private static final int LONGEST_DEVICE = 200;

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final SessionDefence defence;
    private final ApplicationEventPublisher events;
    private final IdentitySettings settings;
    private final Clock clock;

    SignInSessions(
            FindByIndexNameSessionRepository<? extends Session> sessions,
            SessionDefence defence,
            ApplicationEventPublisher events,
            IdentitySettings settings,
            Clock clock) {
        this.sessions = sessions;
        this.defence = defence;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** Who is signed in by the session of this request. */
    public Optional<SignedInPerson> personOf(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : person(session::getAttribute);
    }

    /**
     * Signs a person in: under a new session id, so that nobody who knew the old one is signed in with them, and without what
     * the session knew of whoever used it before.
     */
    public void begin(HttpServletRequest request, UUID person, Set<String> amr) {
        personOf(request).ifPresent(it -> events.publishEvent(new SignedOut(it.signIn())));
        var session = request.getSession();
        request.changeSessionId();
        session.removeAttribute(SHOP);
        session.setAttribute(SIGN_IN, UUID.randomUUID().toString());
        session.setAttribute(PERSON, person.toString());
        session.setAttribute(FACTORS, String.join(" ", amr));
        session.setAttribute(AT, clock.instant().toEpochMilli());
        session.setAttribute(DEVICE, device(request));
        defence.begin(session);
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, person.toString());
    }

    /** The shop that the person works for in this session; nothing before one was chosen. */
    public Optional<TenantId> shopOf(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(SHOP) instanceof String shop
                ? Optional.of(new TenantId(UUID.fromString(shop)))
                : Optional.empty();
    }

    /** Goes on for this shop. Whether the person may is for whoever acts on it to ask {@link Memberships}. */
    public void choose(HttpServletRequest request, TenantId shop) {
        request.getSession().setAttribute(SHOP, shop.value().toString());
    }

    /** Signs out: what was derived from the sign-in ends, then the session. */
    public void end(HttpServletRequest request) {
        personOf(request).ifPresent(it -> events.publishEvent(new SignedOut(it.signIn())));
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Where this person is signed in, the latest first. */
    List<SignedInBrowser> of(UUID person) {
        return browsers(person).values().stream()
                .sorted(Comparator.comparing(SignedInBrowser::signedInAt).reversed())
                .toList();
    }

    /** Signs this person out of one of their browsers; false when it is none of theirs. */
    boolean end(UUID person, UUID signIn) {
        var found = browsers(person).entrySet().stream()
                .filter(it -> it.getValue().signIn().equals(signIn))
                .map(Map.Entry::getKey)
                .toList();
        if (!found.isEmpty()) {
            events.publishEvent(new SignedOut(signIn));
            found.forEach(sessions::deleteById);
        }
        return !found.isEmpty();
    }

    private Map<String, SignedInBrowser> browsers(UUID person) {
        var browsers = new HashMap<String, SignedInBrowser>();
        sessions.findByPrincipalName(person.toString()).forEach((id, session) -> {
            if (!session.isExpired()) {
                person(session::getAttribute)
                        .ifPresent(it -> browsers.put(
                                id,
                                new SignedInBrowser(
                                        it.signIn(),
                                        session.getAttributeOrDefault(DEVICE, UNKNOWN_DEVICE),
                                        it.at(),
                                        session.getLastAccessedTime())));
            }
        });
        return browsers;
    }

    private Optional<SignedInPerson> person(Function<String, @Nullable Object> attributes) {
        if (!(attributes.apply(SIGN_IN) instanceof String signIn)
                || !(attributes.apply(PERSON) instanceof String person)
                || !(attributes.apply(FACTORS) instanceof String factors)
                || !(attributes.apply(AT) instanceof Long at)) {
            return Optional.empty();
        }
        var since = Instant.ofEpochMilli(at);
        return clock.instant().isBefore(since.plus(settings.sessionLife()))
                ? Optional.of(new SignedInPerson(
                        UUID.fromString(signIn), UUID.fromString(person), Set.of(factors.split(" ")), since))
                : Optional.empty();
    }

    /** What the browser calls itself, without what cannot be shown. */
    private static String device(HttpServletRequest request) {
        var said = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "")
                .replaceAll("[^ -~]", "")
                .strip();
        return said.isEmpty() ? UNKNOWN_DEVICE : said.substring(0, Math.min(said.length(), LONGEST_DEVICE));
    }

    @Override
    @Deprecated
    @SuppressWarnings({"deprecation", "InlineMeSuggester"}) // the interface still asks for it
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    /** Nothing: who is signed in is written by {@link #begin} and by nobody else. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return personOf(request).isPresent();
    }

    private SecurityContext context(HttpServletRequest request) {
        var context = SecurityContextHolder.createEmptyContext();
        @Nullable
        Authentication who = personOf(request).map(PersonAuthentication::new).orElse(null);
        context.setAuthentication(who);
        return context;
    }
}
