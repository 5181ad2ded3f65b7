package com.wrenchtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.wrenchtime.tenancy.Slug;
import com.wrenchtime.testing.ServedTest;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** The pages of shops stand beside those of the platform, and take none of their addresses. */
@ServedTest
class ReservedAddressTests {

    private final ApplicationContext context;

    ReservedAddressTests(ApplicationContext context) {
        this.context = context;
    }

    @Test
    void givenEveryAddressOfOurs_whenAShopWantsItsFirstPart_thenItIsRefused() {
        var ours = Stream.concat(
                        Routes.ALL.stream().map(it -> it.pattern().getPatternString()), handledPatterns().stream())
                .map(it -> it.substring(1).replaceFirst("/.*", ""))
                .filter(it -> !it.isEmpty() && !it.contains("{") && !it.contains("*"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(ours).contains("login", "api", "widget", "design", "reset-password", "error");
        for (var segment : ours) {
            assertThatIllegalArgumentException()
                    .as(segment + " is no name for a shop: add it to Slug")
                    .isThrownBy(() -> new Slug(segment));
        }
        assertThatNoException().isThrownBy(() -> new Slug("edgar"));
    }

    @Test
    void givenEveryAddressOfOurs_whenAskedFor_thenNoPageOfAShopAnswers() throws Exception {
        var taken = new TreeSet<String>();
        for (var row : Routes.ALL) {
            var pattern = row.pattern().getPatternString();
            if (row.access() instanceof Access.Storefront) {
                continue;
            }
            var path = pattern.replaceAll("\\{[^}]*}", "form").replace("/**", "/form");
            var request = new MockHttpServletRequest(row.method().name(), path);
            ServletRequestPathUtils.parseAndCache(request);
            if (handler(request).startsWith("com.wrenchtime.storefront.") && !pattern.startsWith("/api/")) {
                taken.add(row.method() + " " + pattern);
            }
        }

        assertThat(taken).isEmpty();
    }

    private String handler(MockHttpServletRequest request) throws Exception {
        for (var mapping : org.springframework.beans.factory.BeanFactoryUtils.beansOfTypeIncludingAncestors(
                        context, HandlerMapping.class)
                .values()
                .stream()
                .sorted(org.springframework.core.annotation.AnnotationAwareOrderComparator.INSTANCE)
                .toList()) {
            var found = mapping.getHandler(request);
            if (found != null) {
                return found.getHandler() instanceof HandlerMethod method
                        ? method.getBeanType().getName()
                        : found.getHandler().getClass().getName();
            }
        }
        return "";
    }

    private Set<String> handledPatterns() {
        var patterns = new TreeSet<String>();
        context.getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(it ->
                        it.getHandlerMethods().keySet().forEach(info -> patterns.addAll(info.getPatternValues())));
        context.getBeansOfType(AbstractUrlHandlerMapping.class)
                .values()
                .forEach(it -> patterns.addAll(it.getHandlerMap().keySet()));
        patterns.removeIf(it -> it.equals("/") || !it.startsWith("/"));
        return patterns;
    }
}
