package com.wrenchtime.storefront;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of the booking element, which {@code booking-widget} has built and compressed. {@code v1.js} is what other sites
 * refer to: its name stays and browsers ask again after some minutes. All others have a hash of their content in their names
 * and are kept for good. Everybody's pages may load them.
 */
@Component
class WidgetFiles implements WebMvcConfigurer {

    private static final String PATH = "/widget/";
    private static final String FOLDER = "classpath:/widget/";

    private final Map<String, WidgetFile> files;

    WidgetFiles(JsonMapper json) {
        try (var manifest = new ClassPathResource("widget/manifest.json").getInputStream()) {
            this.files = json.readValue(manifest, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("The application was built without the booking element", e);
        }
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        serve(
                registry,
                "{file:v1[.]js}",
                CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic().staleWhileRevalidate(Duration.ofDays(1)));
        serve(
                registry,
                "{file:[a-z-]+-[A-Za-z0-9]{10}[.]js}",
                CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    }

    private static void serve(ResourceHandlerRegistry registry, String file, CacheControl kept) {
        registry.addResourceHandler(PATH + file)
                .addResourceLocations(FOLDER)
                .setCacheControl(kept)
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        HandlerInterceptor forEverybody = new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                // Otherwise a page in another encoding reads our texts in its own.
                response.setCharacterEncoding(StandardCharsets.UTF_8);
                response.setHeader("Access-Control-Allow-Origin", "*");
                response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
                return true;
            }
        };
        registry.addInterceptor(forEverybody).addPathPatterns(PATH + "*");
    }

    /** The file of this entry, such as {@code booking}. */
    WidgetFile file(String entry) {
        var file = files.get(entry);
        if (file == null) {
            throw new IllegalArgumentException("No such entry: " + entry);
        }
        return file;
    }

    /**
     * A file as it was built.
     *
     * @param integrity as browsers check it (Subresource Integrity)
     * @param bytes its length
     * @param brotli its length as it is sent
     */
    record WidgetFile(String file, String integrity, int bytes, int brotli) {

        /** Where it is found. */
        public String path() {
            return PATH + file;
        }
    }
}
