package com.wrenchtime.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * The files of the admin, which {@code tenant-admin} has built and compressed. Those below {@code assets/} have a hash of
 * their content in their names and are kept for good. Of the others browsers ask each time, and every address that is no
 * file is answered with the shell, which knows what to show there.
 */
@Component
class AdminFiles implements WebMvcConfigurer {

    private static final String FOLDER = "classpath:/admin/";

    // Nothing from anywhere else, and no style or script in the page itself.
    private static final String CONTENT_SECURITY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self';"
            + " frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types admin";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/admin/assets/*")
                .addResourceLocations(FOLDER + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
        // The times of the files in a jar say nothing.
        registry.addResourceHandler("/admin/{file:[a-z0-9-]+[.](?:js|svg|png|webmanifest)}")
                .addResourceLocations(FOLDER)
                .setUseLastModified(false)
                .setCacheControl(CacheControl.noCache());
        registry.addResourceHandler("/admin", "/admin/", "/admin/**")
                .addResourceLocations(FOLDER)
                .setUseLastModified(false)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new Shell());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        response.setCharacterEncoding(StandardCharsets.UTF_8);
                        response.setHeader("Content-Security-Policy", CONTENT_SECURITY);
                        // The worker also serves /admin itself, which lies above the folder that it comes from.
                        response.setHeader("Service-Worker-Allowed", "/admin");
                        return true;
                    }
                })
                .addPathPatterns("/admin", "/admin/**");
    }

    /** The same page for every address. */
    private static class Shell implements ResourceResolver {

        private final Resource shell = new ClassPathResource("admin/index.html");

        @Override
        public Resource resolveResource(
                @Nullable HttpServletRequest request,
                String path,
                List<? extends Resource> locations,
                ResourceResolverChain chain) {
            return shell;
        }

        @Override
        public @Nullable String resolveUrlPath(
                String path, List<? extends Resource> locations, ResourceResolverChain chain) {
            return null;
        }
    }
}
