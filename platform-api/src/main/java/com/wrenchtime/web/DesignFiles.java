package com.wrenchtime.web;

import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The files that make all pages look like one product, in {@code static/design}. Browsers keep them and ask each time whether
 * they are still good, so that pages and files of two releases never mix for long.
 */
@Component
class DesignFiles implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/design/*")
                .addResourceLocations("classpath:/static/design/")
                .setCacheControl(CacheControl.noCache().cachePublic());
    }
}
