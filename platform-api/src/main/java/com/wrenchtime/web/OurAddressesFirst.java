package com.wrenchtime.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Leaves what is at an address of ours to whoever has it: a file, such as {@code /design/form}, is looked for after all
 * controllers, and the page of a shop must not take its place.
 */
@Component
class OurAddressesFirst implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new RequestMappingHandlerMapping() {
            @Override
            protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
                    throws Exception {
                var found = super.lookupHandlerMethod(path, request);
                var isOfShop = request.getAttribute(BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                        && pattern.startsWith(Routes.OF_SHOP);
                return isOfShop && !Routes.isStorefront(request) ? null : found;
            }
        };
    }
}
