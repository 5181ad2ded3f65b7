package com.wrenchtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.ServedTest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the whole application with every method: what is listed can be reached, and nothing else. */
@ServedTest
@Import(Http.class)
class RouteMatrixTests {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    // What is deliberately not open, although a handler waits for it: add to it with care, or list the route.
    private static final Set<String> CLOSED = Set.of("/error", "/openapi.json.yaml");

    private final ApplicationContext context;
    private final Http http;

    RouteMatrixTests(ApplicationContext context, Http http) {
        this.context = context;
        this.http = http;
    }

    @Test
    void givenAllRoutes_whenCalledWithEveryMethod_thenExactlyTheListedOnesAreLetIn() {
        var wrong = new TreeSet<String>();
        for (var pattern : patterns()) {
            var path = pattern.replaceAll("\\{[^}]*}", "nothing").replace("/**", "/nothing");
            for (var method : METHODS) {
                var status = http.send(method, path).status();
                var letIn = status != 401 && status != 405;
                if (letIn != isListed(path, method)) {
                    wrong.add("%s %s: %d".formatted(method, pattern, status));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void givenAllRoutes_whenComparedWithTheList_thenNoneIsForgotten() {
        var notListed = patterns().stream()
                .filter(Predicate.not(CLOSED::contains))
                .filter(it ->
                        OpenRoutes.ALL.stream().noneMatch(open -> open.pattern().matches(PathContainer.parsePath(it))))
                .toList();

        assertThat(notListed)
                .as("Routes that nobody can call; list them or close them on purpose")
                .isEmpty();
    }

    @Test
    void givenTheListedRoutesOfTheApi_whenLookedFor_thenEachHasAHandler() {
        var patterns = patterns();

        assertThat(OpenRoutes.ALL.stream()
                        .map(it -> it.pattern().getPatternString())
                        .filter(it -> it.startsWith("/api/")))
                .allMatch(patterns::contains);
    }

    private static boolean isListed(String path, String method) {
        return OpenRoutes.ALL.stream()
                .anyMatch(it -> it.pattern().matches(PathContainer.parsePath(path))
                        && it.methods().contains(HttpMethod.valueOf(method)));
    }

    private Set<String> patterns() {
        return context.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(it -> it.getHandlerMethods().keySet().stream())
                .flatMap(it -> it.getPathPatternsCondition() == null
                        ? Stream.empty()
                        : it.getPathPatternsCondition().getPatternValues().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
