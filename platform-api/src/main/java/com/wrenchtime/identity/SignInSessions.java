package com.wrenchtime.identity;

import com.wrenchtime.shared.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
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

    private static final String PERSON = "person";
    private static final String FACTORS = "amr";
    private static final String AT = "at";
    private static final String SHOP = "shop";

    private final IdentitySettings settings;
    private final Clock clock;

    SignInSessions(IdentitySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Who is signed in by the session of this request. */
    public Optional<SignedInPerson> personOf(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(PERSON) instanceof String person)
                || !(session.getAttribute(FACTORS) instanceof String factors)
                || !(session.getAttribute(AT) instanceof Long at)) {
            return Optional.empty();
        }
        var since = Instant.ofEpochMilli(at);
        if (!clock.instant().isBefore(since.plus(settings.sessionLife()))) {
            session.invalidate();
            return Optional.empty();
        }
        return Optional.of(new SignedInPerson(UUID.fromString(person), Set.of(factors.split(" ")), since));
    }

    /**
     * Signs a person in: under a new session id, so that nobody who knew the old one is signed in with them, and without what
     * the session knew of whoever used it before.
     */
    public void begin(HttpServletRequest request, UUID person, Set<String> amr) {
        var session = request.getSession();
        request.changeSessionId();
        session.removeAttribute(SHOP);
        session.setAttribute(PERSON, person.toString());
        session.setAttribute(FACTORS, String.join(" ", amr));
        session.setAttribute(AT, clock.instant().toEpochMilli());
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

    /** Signs out. */
    public void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
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
