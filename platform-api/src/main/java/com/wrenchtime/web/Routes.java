package com.wrenchtime.web;

import static com.wrenchtime.shared.Role.DISPATCHER;
import static com.wrenchtime.shared.Role.OWNER;
import static com.wrenchtime.shared.Role.TECHNICIAN;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import com.wrenchtime.shared.Role;
import com.wrenchtime.tenancy.Slug;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every route with every method that can be used on it, and who may: the one table that decides. What is not listed here is
 * refused, whether or not a controller waits for it. HEAD follows GET.
 */
public final class Routes {

    static final String PUBLIC_API = "/api/v1/public";

    /** What belongs to a customer who has signed in to the shop in the path. */
    static final String OF_CUSTOMER = PUBLIC_API + "/{shop}/customers/me";

    private static final String API = "/api/v1";
    // Pages of shops stand beside our own; see Route.isAt.
    static final String OF_SHOP = "/{shop}";
    private static final String FOUND = Routes.class.getName();

    private static final Set<Role> OWNER_ALONE = Set.of(OWNER);
    private static final Set<Role> RUNS_THE_DAY = Set.of(OWNER, DISPATCHER);
    /** Who works on the day's jobs; technicians find only their own there. */
    private static final Set<Role> ON_DUTY = Set.of(OWNER, DISPATCHER, TECHNICIAN);

    private static final Set<Role> EVERYBODY = Set.of(Role.values());

    private static final String CUSTOMERS_READ = "customers:read";
    private static final String CUSTOMERS_WRITE = "customers:write";
    private static final String SERVICES_READ = "services:read";
    private static final String SERVICES_WRITE = "services:write";
    private static final String SETTINGS_READ = "settings:read";
    private static final String TECHNICIANS_READ = "technicians:read";
    private static final String TECHNICIANS_WRITE = "technicians:write";

    static final List<Route> ALL = Stream.of(
                    // Customers, of the shop in the path.
                    ofShop("", GET),
                    ofShop("/storefront", GET),
                    ofShop("/services", GET),
                    ofShop("/packages", GET),
                    ofShop("/coverage", GET),
                    ofShop("/availability", GET),
                    ofShop("/availability/days", GET),
                    ofShop("/holds", POST),
                    ofShop("/holds/{token}", DELETE),
                    ofShop("/holds/{token}/extension", POST),
                    ofShop("/appointments", POST),
                    open(PUBLIC_API + "/manage/{token}", GET, PATCH, OPTIONS),
                    open(PUBLIC_API + "/manage/{token}/availability", GET, OPTIONS),
                    ofShop("/customers/codes", POST),
                    ofShop("/customers/sessions", POST),
                    ofShop("/customers/password-sessions", POST),
                    // The same, once they have shown who they are.
                    customer("", GET, PATCH),
                    customer("/codes", POST),
                    customer("/contacts", POST),
                    customer("/contacts/{kind}", DELETE),
                    customer("/password", PUT, DELETE),
                    customer("/sessions", GET, DELETE),
                    customer("/sessions/current", DELETE),
                    customer("/sessions/{session}", DELETE),
                    customer("/vehicles", GET, POST),
                    customer("/vehicles/{vehicle}", GET, PUT, DELETE),
                    customer("/vehicles/{vehicle}/offer", POST, DELETE),
                    customer("/primary-vehicle", PUT),
                    customer("/accepted-offers", POST),
                    customer("/appointments", GET),
                    customer("/appointments/{appointment}", GET, PATCH),
                    customer("/appointments/{appointment}/availability", GET),
                    // The shop's own people and programs, of the shop that their identity names.
                    staff(OWNER_ALONE, null, API + "/audit", GET),
                    staff(OWNER_ALONE, null, API + "/audit/export", GET),
                    staff(ON_DUTY, TECHNICIANS_READ, API + "/technicians", GET),
                    staff(RUNS_THE_DAY, TECHNICIANS_WRITE, API + "/technicians", POST),
                    staff(ON_DUTY, TECHNICIANS_READ, API + "/technicians/{technician}", GET),
                    staff(RUNS_THE_DAY, TECHNICIANS_WRITE, API + "/technicians/{technician}", PUT),
                    staff(RUNS_THE_DAY, TECHNICIANS_WRITE, API + "/technicians/{technician}/deactivate", POST),
                    staff(RUNS_THE_DAY, TECHNICIANS_WRITE, API + "/technicians/{technician}/activate", POST),
                    staff(ON_DUTY, TECHNICIANS_READ, API + "/technicians/{technician}/hours", GET),
                    staff(RUNS_THE_DAY, TECHNICIANS_WRITE, API + "/technicians/{technician}/hours", PUT),
                    staff(ON_DUTY, TECHNICIANS_READ, API + "/technicians/{technician}/overrides", GET),
                    staff(
                            RUNS_THE_DAY,
                            TECHNICIANS_WRITE,
                            API + "/technicians/{technician}/overrides/{date}",
                            PUT,
                            DELETE),
                    staff(ON_DUTY, TECHNICIANS_READ, API + "/technicians/{technician}/time-off", GET),
                    staff(RUNS_THE_DAY, TECHNICIANS_WRITE, API + "/technicians/{technician}/time-off", POST),
                    staff(RUNS_THE_DAY, TECHNICIANS_READ, API + "/technicians/{technician}/time-off/conflicts", GET),
                    staff(
                            RUNS_THE_DAY,
                            TECHNICIANS_WRITE,
                            API + "/technicians/{technician}/time-off/{timeOff}",
                            DELETE),
                    staff(RUNS_THE_DAY, SERVICES_READ, API + "/services", GET),
                    staff(RUNS_THE_DAY, SERVICES_WRITE, API + "/services", POST),
                    staff(RUNS_THE_DAY, SERVICES_READ, API + "/services/order", GET),
                    staff(RUNS_THE_DAY, SERVICES_WRITE, API + "/services/order", PUT),
                    staff(RUNS_THE_DAY, SERVICES_READ, API + "/services/{service}", GET),
                    staff(RUNS_THE_DAY, SERVICES_WRITE, API + "/services/{service}", PUT),
                    staff(RUNS_THE_DAY, SERVICES_WRITE, API + "/services/{service}/retire", POST),
                    staff(RUNS_THE_DAY, SERVICES_WRITE, API + "/services/{service}/restore", POST),
                    staff(RUNS_THE_DAY, SERVICES_READ, API + "/packages", GET),
                    staff(RUNS_THE_DAY, SERVICES_WRITE, API + "/packages", POST),
                    staff(RUNS_THE_DAY, SERVICES_READ, API + "/packages/order", GET),
                    staff(RUNS_THE_DAY, SERVICES_WRITE, API + "/packages/order", PUT),
                    staff(RUNS_THE_DAY, SERVICES_READ, API + "/packages/{package}", GET),
                    staff(RUNS_THE_DAY, SERVICES_WRITE, API + "/packages/{package}", PUT),
                    staff(RUNS_THE_DAY, SERVICES_WRITE, API + "/packages/{package}/retire", POST),
                    staff(RUNS_THE_DAY, SERVICES_WRITE, API + "/packages/{package}/restore", POST),
                    staff(ON_DUTY, "appointments:read", API + "/board", GET),
                    staff(ON_DUTY, "appointments:read", API + "/appointments", GET),
                    staff(ON_DUTY, "appointments:read", API + "/appointments/{id}", GET),
                    staff(RUNS_THE_DAY, "appointments:write", API + "/appointments", POST),
                    staff(RUNS_THE_DAY, "appointments:write", API + "/appointments/{id}/move", POST),
                    staff(RUNS_THE_DAY, "appointments:write", API + "/appointments/{id}/lines", PUT),
                    staff(ON_DUTY, "appointments:write", API + "/appointments/{id}/status", PUT),
                    staff(ON_DUTY, "appointments:write", API + "/appointments/{id}/notes", PUT),
                    staff(RUNS_THE_DAY, "appointments:read", API + "/availability/obstacles", GET),
                    staff(ON_DUTY, CUSTOMERS_READ, API + "/customers", GET),
                    staff(RUNS_THE_DAY, CUSTOMERS_WRITE, API + "/customers", POST),
                    staff(ON_DUTY, CUSTOMERS_READ, API + "/customers/{customer}", GET),
                    staff(RUNS_THE_DAY, CUSTOMERS_WRITE, API + "/customers/{customer}", PUT),
                    staff(RUNS_THE_DAY, CUSTOMERS_WRITE, API + "/customers/{customer}/merge", POST),
                    staff(ON_DUTY, CUSTOMERS_READ, API + "/customers/{customer}/visits", GET),
                    staff(RUNS_THE_DAY, CUSTOMERS_WRITE, API + "/customers/{customer}/vehicles", POST),
                    staff(ON_DUTY, CUSTOMERS_READ, API + "/vehicles/{vehicle}", GET),
                    staff(RUNS_THE_DAY, CUSTOMERS_WRITE, API + "/vehicles/{vehicle}", PUT),
                    staff(RUNS_THE_DAY, CUSTOMERS_WRITE, API + "/vehicles/{vehicle}/transfer", POST),
                    staff(ON_DUTY, CUSTOMERS_READ, API + "/vehicles/{vehicle}/visits", GET),
                    staff(RUNS_THE_DAY, SETTINGS_READ, API + "/settings", GET),
                    staff(OWNER_ALONE, null, API + "/settings", PUT),
                    staff(RUNS_THE_DAY, SETTINGS_READ, API + "/service-area", GET),
                    staff(OWNER_ALONE, null, API + "/service-area", PUT),
                    staff(RUNS_THE_DAY, null, API + "/templates", GET),
                    staff(RUNS_THE_DAY, null, API + "/templates/{kind}/{language}/{channel}", GET, PUT),
                    staff(RUNS_THE_DAY, null, API + "/templates/{kind}/{language}/{channel}/versions", GET),
                    staff(RUNS_THE_DAY, null, API + "/templates/{kind}/{language}/{channel}/preview", POST),
                    staff(RUNS_THE_DAY, null, API + "/templates/{kind}/{language}/{channel}/test", POST),
                    staff(RUNS_THE_DAY, null, API + "/messages", GET),
                    staff(RUNS_THE_DAY, null, API + "/messages/{message}/retry", POST),
                    staff(RUNS_THE_DAY, null, API + "/text-registration", GET),
                    staff(OWNER_ALONE, null, API + "/text-registration", PUT),
                    staff(RUNS_THE_DAY, null, API + "/text-opt-outs", POST),
                    staff(ON_DUTY, null, API + "/feeds", GET, POST),
                    staff(ON_DUTY, null, API + "/feeds/{feed}", DELETE),
                    staff(ON_DUTY, null, API + "/threads", GET),
                    staff(ON_DUTY, null, API + "/threads/{thread}", GET),
                    staff(ON_DUTY, null, API + "/threads/{thread}/messages", POST),
                    staff(ON_DUTY, null, API + "/threads/{thread}/state", PUT),
                    staff(RUNS_THE_DAY, null, API + "/message-settings", GET),
                    staff(OWNER_ALONE, null, API + "/message-settings", PUT),
                    staff(RUNS_THE_DAY, null, API + "/reminder-settings", GET),
                    staff(OWNER_ALONE, null, API + "/reminder-settings", PUT),
                    staff(OWNER_ALONE, null, API + "/service-area/check", POST),
                    staff(EVERYBODY, null, API + "/me", GET),
                    staff(EVERYBODY, null, API + "/sessions", GET, DELETE),
                    staff(EVERYBODY, null, API + "/sessions/{id}", DELETE),
                    staff(OWNER_ALONE, null, API + "/invitations", GET, POST),
                    staff(OWNER_ALONE, null, API + "/invitations/{id}", DELETE),
                    staff(OWNER_ALONE, null, API + "/members", GET),
                    staff(OWNER_ALONE, null, API + "/members/{id}", GET, PATCH, DELETE),
                    staff(OWNER_ALONE, null, API + "/members/{id}/sessions", DELETE),
                    staff(OWNER_ALONE, null, API + "/api-clients", GET, POST),
                    staff(OWNER_ALONE, null, API + "/api-clients/{id}", DELETE),
                    staff(OWNER_ALONE, null, API + "/api-clients/{id}/secret", POST),
                    // Those who run the platform.
                    operator("/session", GET),
                    operator("/shops", GET),
                    operator("/shops/{shop}", GET),
                    operator("/shops/{shop}/suspend", POST),
                    operator("/shops/{shop}/resume", POST),
                    operator("/shops/{shop}/visits", POST),
                    operator("/shops/{shop}/text-registration", GET, PUT),
                    operator("/dead-tasks", GET),
                    operator("/visits/{visit}", DELETE),
                    // People who sign in. What a page shows to whom, it decides itself.
                    page("/login", GET, POST),
                    page("/login/second-factor", GET, POST),
                    page("/login/second-factor/set-up", GET, POST),
                    page("/login/second-factor/passkey", POST),
                    page("/login/second-factor/passkey/options", POST),
                    page("/login/passkey", POST),
                    page("/login/passkey/options", POST),
                    page("/login/shop", GET, POST),
                    page("/forgot-password", GET, POST),
                    page("/reset-password/{token}", GET, POST),
                    page("/login/consent", GET),
                    page("/invitation/{token}", GET, POST),
                    page("/logout", POST),
                    page("/signed-out", GET),
                    page("/account", GET),
                    page("/account/password", GET, POST),
                    page("/account/authenticator", GET, POST),
                    page("/account/authenticator/remove", POST),
                    page("/account/recovery-codes", POST),
                    page("/account/passkeys", POST),
                    page("/account/passkeys/options", POST),
                    page("/account/passkeys/remove", POST),
                    page("/account/sign-out-everywhere", POST),
                    page("/operator", GET),
                    page("/operator/shops/{shop}", GET),
                    page("/operator/shops/{shop}/suspend", POST),
                    page("/operator/shops/{shop}/resume", POST),
                    page("/operator/shops/{shop}/visits", POST),
                    page("/operator-invitation/{token}", GET, POST),
                    page("/operator-invitation/{token}/options", POST),
                    open("/design/{file}", GET),
                    // The admin's backend.
                    page("/bff/login", GET),
                    page("/bff/callback", GET),
                    staff(EVERYBODY, null, "/bff/session", GET),
                    staff(EVERYBODY, null, "/bff/shop", POST),
                    staff(EVERYBODY, null, "/bff/logout", POST),
                    // The admin's pages: one shell for all of their addresses.
                    page("/admin", GET),
                    page("/admin/**", GET),
                    open("/admin/assets/{file}", GET),
                    open("/admin/{file:[a-z0-9-]+[.](?:js|svg|png|webmanifest)}", GET),
                    // What shops show their customers.
                    storefront(OF_SHOP, GET),
                    storefront(OF_SHOP + "/book/{service}", GET),
                    storefront(OF_SHOP + "/form", GET, POST),
                    storefront(OF_SHOP + "/qr.svg", GET),
                    storefront("/m/{token}", GET),
                    open("/widget/{file}", GET),
                    // The authorization server.
                    ownRules("/.well-known/openid-configuration", GET),
                    ownRules("/.well-known/oauth-authorization-server", GET),
                    ownRules("/oauth2/jwks", GET),
                    ownRules("/oauth2/authorize", GET, POST),
                    ownRules("/oauth2/token", POST),
                    ownRules("/oauth2/revoke", POST),
                    ownRules("/oauth2/userinfo", GET, POST),
                    ownRules("/oauth2/logout", GET, POST),
                    // Providers, which prove who they are by their signatures, and people who want no more mails.
                    open("/webhooks/twilio/status/{token}", POST),
                    open("/webhooks/twilio/sms", POST),
                    open("/webhooks/ses", POST),
                    open("/unsubscribe/{token}", GET, POST),
                    open("/feeds/{token}.ics", GET),
                    // The platform's own pages.
                    open("/health", GET),
                    open("/openapi.json", GET),
                    open("/openapi.json/swagger-config", GET),
                    open("/docs", GET),
                    open("/docs/**", GET),
                    open("/problems", GET),
                    open("/problems/{type}", GET),
                    // On somebody's own machine only; elsewhere nothing is there.
                    open("/dev/messages", GET))
            .flatMap(it -> it)
            .toList();

    private Routes() {}

    /** The row for this request; nothing when there is none. */
    static Optional<Route> of(HttpServletRequest request) {
        if (request.getAttribute(FOUND) instanceof Route known) {
            return Optional.of(known);
        }
        var path = path(request);
        var method = HttpMethod.valueOf(request.getMethod());
        var found = ALL.stream()
                .filter(it -> it.method().equals(method) && it.isAt(path))
                .min(Comparator.comparing(Route::pattern, PathPattern.SPECIFICITY_COMPARATOR));
        found.ifPresent(it -> request.setAttribute(FOUND, it));
        return found;
    }

    /** Whether a page is at the address of this request, whatever its method. */
    static boolean isPage(HttpServletRequest request) {
        var path = path(request);
        return ALL.stream().anyMatch(it -> it.access() instanceof Access.Open open && open.page() && it.isAt(path));
    }

    /** Whether a page that a shop shows its customers is at the address of this request. */
    static boolean isStorefront(HttpServletRequest request) {
        var path = path(request);
        return ALL.stream().anyMatch(it -> it.access() instanceof Access.Storefront && it.isAt(path));
    }

    /** The methods at the address of this request that the caller may know of; none when there are none. */
    static Set<HttpMethod> methodsAt(HttpServletRequest request, @Nullable Caller caller) {
        var path = path(request);
        var methods = new LinkedHashSet<HttpMethod>();
        ALL.stream()
                .filter(it -> it.isAt(path))
                .filter(it -> caller != null || it.access().isForEverybody())
                .forEach(it -> methods.add(it.method()));
        return methods;
    }

    /** The pattern of the listed route at this address, to name it without repeating what a client has put in it. */
    public static String patternOf(HttpServletRequest request) {
        try {
            var path = path(request);
            return ALL.stream()
                    .filter(it -> it.isAt(path))
                    .map(Route::pattern)
                    .sorted()
                    .findFirst()
                    .map(PathPattern::getPatternString)
                    .orElse("unlisted");
        } catch (IllegalArgumentException e) {
            return "malformed";
        }
    }

    static PathContainer path(HttpServletRequest request) {
        var known = request.getAttribute(ServletRequestPathUtils.PATH_ATTRIBUTE);
        return known instanceof RequestPath path
                ? path.pathWithinApplication()
                : RequestPath.parse(request.getRequestURI(), request.getContextPath())
                        .pathWithinApplication();
    }

    private static Stream<Route> ofShop(String rest, HttpMethod method) {
        return method.equals(GET)
                ? open(PUBLIC_API + "/{shop}" + rest, GET, OPTIONS)
                : open(PUBLIC_API + "/{shop}" + rest, method, OPTIONS);
    }

    private static Stream<Route> open(String pattern, HttpMethod... methods) {
        return rows(new Access.Open(false), pattern, methods);
    }

    private static Stream<Route> page(String pattern, HttpMethod... methods) {
        return rows(new Access.Open(true), pattern, methods);
    }

    private static Stream<Route> storefront(String pattern, HttpMethod... methods) {
        return rows(new Access.Storefront(), pattern, methods);
    }

    private static Stream<Route> ownRules(String pattern, HttpMethod... methods) {
        return rows(new Access.OwnRules(), pattern, methods);
    }

    private static Stream<Route> staff(Set<Role> roles, @Nullable String scope, String pattern, HttpMethod... methods) {
        return rows(new Access.Staff(roles, scope), pattern, methods);
    }

    // A browser asks first without saying who asks.
    private static Stream<Route> customer(String rest, HttpMethod... methods) {
        return Stream.concat(
                rows(new Access.OfCustomer(), OF_CUSTOMER + rest, methods), open(OF_CUSTOMER + rest, OPTIONS));
    }

    private static Stream<Route> operator(String rest, HttpMethod... methods) {
        return rows(new Access.OfOperator(), API + "/operator" + rest, methods);
    }

    private static Stream<Route> rows(Access access, String pattern, HttpMethod... methods) {
        var parsed = PathPatternParser.defaultInstance.parse(pattern);
        var withHead = new LinkedHashSet<>(List.of(methods));
        if (withHead.contains(GET)) {
            withHead.add(HEAD);
        }
        return withHead.stream().map(it -> new Route(it, parsed, access));
    }

    /** One row of the table. */
    record Route(HttpMethod method, PathPattern pattern, Access access) {

        /** Whether the row is for this path. Where the platform has addresses of its own, a shop has none. */
        boolean isAt(PathContainer path) {
            return pattern.matches(path)
                    && !(pattern.getPatternString().startsWith(OF_SHOP) && Slug.isReserved(firstSegment(path)));
        }

        private static String firstSegment(PathContainer path) {
            return path.elements().stream()
                    .filter(PathContainer.PathSegment.class::isInstance)
                    .map(it -> ((PathContainer.PathSegment) it).valueToMatch())
                    .findFirst()
                    .orElse("");
        }
    }
}
