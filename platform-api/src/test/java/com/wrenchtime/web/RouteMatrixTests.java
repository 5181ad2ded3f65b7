package com.wrenchtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.Role;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestCallers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the whole application with every method and every kind of caller: the table decides, and nothing else. */
@ServedTest
@Import(Http.class)
class RouteMatrixTests {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    // What is deliberately in no row, although a handler waits for it: add to it with care, or give the route a row.
    private static final Set<String> CLOSED = Set.of("/error", "/openapi.json.yaml");

    private final ApplicationContext context;
    private final Http http;

    RouteMatrixTests(ApplicationContext context, Http http) {
        this.context = context;
        this.http = http;
    }

    @Test
    void givenEveryKindOfCaller_whenEveryRouteIsCalledWithEveryMethod_thenTheTableDecides() {
        var callers = callers(BookableShop.open(context, 1).registered());
        var wrong = new TreeSet<String>();
        for (var pattern : patterns()) {
            var path = pattern.replaceAll("\\{[^}]*}", "nothing").replace("/**", "/nothing");
            for (var method : METHODS) {
                callers.forEach((who, caller) -> {
                    var answer = caller.proof() == null
                            ? http.send(method, path)
                            : http.send(method, path, "Authorization", caller.proof());
                    var expected = expected(method, path, caller.caller());
                    var isRefused = Set.of(401, 403, 405).contains(answer.status());
                    if (expected == 0 ? isRefused : answer.status() != expected) {
                        wrong.add("%s %s as %s: %d".formatted(method, pattern, who, answer.status()));
                    }
                });
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void givenAllRoutes_whenComparedWithTheTable_thenNoneIsForgotten() {
        var notListed = patterns().stream()
                .filter(Predicate.not(CLOSED::contains))
                .filter(it -> Routes.ALL.stream().noneMatch(row -> row.isAt(PathContainer.parsePath(it))))
                .toList();

        assertThat(notListed)
                .as("Routes that nobody can call; give them a row or close them on purpose")
                .isEmpty();
    }

    @Test
    void givenTheRowsOfTheApi_whenLookedFor_thenEachHasAHandler() {
        var patterns = patterns();

        assertThat(Routes.ALL.stream()
                        .map(it -> it.pattern().getPatternString())
                        .filter(it -> it.startsWith("/api/")))
                .allMatch(patterns::contains);
    }

    /** The status of a refusal by the table; 0 when it lets the caller in. */
    private static int expected(String method, String path, @Nullable Caller caller) {
        var rows = Routes.ALL.stream()
                .filter(it -> it.isAt(PathContainer.parsePath(path)))
                .toList();
        var row = rows.stream()
                .filter(it -> it.method().equals(HttpMethod.valueOf(method)))
                .findFirst();
        if (row.isPresent()) {
            // Who is known is not looked at on open routes.
            return row.get().access().permits(caller, HttpMethod.valueOf(method)) ? 0 : caller == null ? 401 : 403;
        }
        if (rows.stream().anyMatch(it -> caller != null || it.access().isForEverybody())) {
            return 405;
        }
        return caller == null ? 401 : 404;
    }

    private static Map<String, Somebody> callers(RegisteredShop shop) {
        var callers = new LinkedHashMap<String, Somebody>();
        callers.put("nobody", new Somebody(null, null));
        Stream.of(Role.values())
                .forEach(it -> callers.put(
                        it.name(),
                        somebody(shop.tenant(), new Actor.Member(UUID.randomUUID(), "Some " + it, it, null))));
        callers.put("program without scopes", program(shop, Set.of()));
        scopes().forEach(it -> callers.put("program with " + it, program(shop, Set.of(it))));
        callers.put("customer", somebody(shop.tenant(), new Actor.ShopCustomer(UUID.randomUUID())));
        callers.put("operator", somebody(Tenant.PLATFORM, new Actor.Operator(UUID.randomUUID(), "Some operator")));
        callers.put(
                "operator on a visit", somebody(shop.tenant(), new Actor.Operator(UUID.randomUUID(), "Some operator")));
        return callers;
    }

    private static Set<String> scopes() {
        return Routes.ALL.stream()
                .map(Routes.Route::access)
                .filter(Access.Staff.class::isInstance)
                .map(it -> ((Access.Staff) it).scope())
                .filter(it -> it != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Somebody program(RegisteredShop shop, Set<String> scopes) {
        return somebody(shop.tenant(), new Actor.Program(UUID.randomUUID(), "Some program", scopes));
    }

    private static Somebody somebody(Tenant tenant, Actor actor) {
        var caller = new Caller(tenant, actor);
        return new Somebody(caller, TestCallers.as(caller));
    }

    private Set<String> patterns() {
        return context.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(it -> it.getHandlerMethods().keySet().stream())
                .flatMap(it -> it.getPathPatternsCondition() == null
                        ? Stream.empty()
                        : it.getPathPatternsCondition().getPatternValues().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private record Somebody(
            @Nullable Caller caller, @Nullable String proof) {}
}
