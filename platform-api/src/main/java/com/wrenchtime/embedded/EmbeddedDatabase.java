package com.wrenchtime.embedded;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Starts a PostgreSQL server when no database is configured and the binaries are on the class path, as they are from
 * Maven and in an IDE. The packaged application does not contain them and refuses to start instead.
 */
class EmbeddedDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final String URL = "wrenchtime.databases.main.url";
    private static final Path FOLDER = Path.of("data", "postgres");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        // Spring's ahead-of-time processing looks at the beans without a database.
        if (StringUtils.hasText(context.getEnvironment().getProperty(URL))
                || Boolean.getBoolean("spring.aot.processing")) {
            return;
        }
        if (!ClassUtils.isPresent("io.zonky.test.db.postgres.embedded.EmbeddedPostgres", null)) {
            throw new FailureAnalyzedException(
                    "No database is configured: " + URL + " (environment WRENCHTIME_DATABASES_MAIN_URL) is missing.",
                    "Set it to the JDBC address of a PostgreSQL database that db/bootstrap.sql has prepared, such as"
                            + " jdbc:postgresql://localhost:5432/wrenchtime, and the passwords of its two logins:"
                            + " WRENCHTIME_DATABASES_MAIN_APPPASSWORD, WRENCHTIME_DATABASES_MAIN_OWNERPASSWORD.");
        }
        var server = EmbeddedServer.start(FOLDER.toAbsolutePath());
        stopWith(context, server);
        context.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "embedded database",
                        Map.of(
                                "wrenchtime.embedded-database",
                                "true",
                                URL,
                                server.prepare("wrenchtime"),
                                // It trusts its own machine and reads neither.
                                "wrenchtime.databases.main.app-password",
                                "not asked for",
                                "wrenchtime.databases.main.owner-password",
                                "not asked for",
                                "wrenchtime.migrate-on-start",
                                "true",
                                "wrenchtime.demo.enabled",
                                "true",
                                "wrenchtime.tokens.secret",
                                server.secret("token-secret"),
                                "wrenchtime.identity.secret",
                                server.secret("identity-secret"),
                                "wrenchtime.oauth.secret",
                                server.secret("oauth-secret"))));
    }

    /** After every other initializer, whose settings count first. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    private static void stopWith(ConfigurableApplicationContext context, EmbeddedServer server) {
        // Registered before any other bean, so destroyed after all of them; the pools close their connections first.
        if (context.getBeanFactory() instanceof DefaultListableBeanFactory beans) {
            beans.registerDisposableBean("embeddedDatabase", server::stop);
        }
        // A context that never became active destroys nothing.
        SpringApplication.getShutdownHandlers().add(server::stop);
    }
}
