package com.wrenchtime.identity;

import com.wrenchtime.tenancy.PlatformDataSource;
import com.wrenchtime.web.ApiSettings;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions in the platform's schema, where every node finds them, under a cookie that no other host can set. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
@EnableConfigurationProperties(IdentitySettings.class)
class SessionConfiguration {

    private static final String NAME = "wrenchtime";
    /** As Spring Session asks, which relies on the rows of a session coming together, and does not say so to the database. */
    private static final String SESSIONS_OF = """
        SELECT s.primary_id, s.session_id, s.creation_time, s.last_access_time, s.max_inactive_interval,
               a.attribute_name, a.attribute_bytes
        FROM spring_session s LEFT JOIN spring_session_attributes a ON s.primary_id = a.session_primary_id
        WHERE s.principal_name = ?
        ORDER BY s.primary_id\
        """;

    private static final SecureRandom RANDOM = new SecureRandom();

    @Bean
    JdbcIndexedSessionRepository sessionRepository(PlatformDataSource platform, IdentitySettings settings) {
        var sessions =
                new JdbcIndexedSessionRepository(new JdbcTemplate(platform.asDataSource()), platform.transactions());
        sessions.setTableName("spring_session");
        sessions.setDefaultMaxInactiveInterval(settings.sessionIdle());
        sessions.setSessionIdGenerator(SessionConfiguration::id);
        sessions.setListSessionsByPrincipalNameQuery(SESSIONS_OF);
        return sessions;
    }

    @Bean
    CookieSerializer cookieSerializer(ApiSettings web, IdentitySettings settings) {
        var cookie = new DefaultCookieSerializer();
        var secure = isSecure(web);
        // Browsers accept the prefix only with Secure, the path / and no domain, so no other host can have set the
        // cookie.
        cookie.setCookieName(secure ? "__Host-" + NAME : NAME);
        cookie.setUseSecureCookie(secure);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return new SealedCookie(cookie, settings);
    }

    /** 216 random bits, in the 36 characters that the table has for them. */
    private static String id() {
        var bytes = new byte[27];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Everywhere but on somebody's own machine, where there is no TLS. */
    static boolean isSecure(ApiSettings web) {
        return !web.publicUrl().getScheme().equals("http")
                || !web.publicUrl().getHost().equals("localhost");
    }
}
