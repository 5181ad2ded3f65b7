package com.wrenchtime.web;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the platform is found.
 *
 * @param publicUrl scheme, host and port under which browsers reach the platform; links and the API's document are made
 *     from it, never from what a request says
 */
@Validated
@ConfigurationProperties("wrenchtime.web")
public record ApiSettings(
        @DefaultValue("http://localhost:8080") URI publicUrl) {

    public ApiSettings {
        if (publicUrl.getScheme() == null
                || !publicUrl.getScheme().matches("https?")
                || publicUrl.getHost() == null
                || !publicUrl.getRawPath().isEmpty()) {
            throw new IllegalArgumentException(
                    "wrenchtime.web.public-url must be a scheme and a host, such as https://book.example.com");
        }
    }
}
