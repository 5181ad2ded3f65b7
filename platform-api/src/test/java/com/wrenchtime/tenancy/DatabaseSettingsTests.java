package com.wrenchtime.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class DatabaseSettingsTests {

    private static final String URL = "wrenchtime.databases.main.url=jdbc:postgresql://db/wrenchtime";
    private static final String APP_PASSWORD = "wrenchtime.databases.main.app-password=a";
    private static final String OWNER_PASSWORD = "wrenchtime.databases.main.owner-password=o";

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void givenAnAddressAndPasswordsAlone_whenBound_thenTheRestHasItsDefaults() {
        application
                .withPropertyValues(URL, APP_PASSWORD, OWNER_PASSWORD)
                .run(context -> assertThat(context.getBean(DatabaseSettings.class))
                        .isEqualTo(new DatabaseSettings(
                                Map.of(
                                        "main",
                                        new DatabaseSettings.Database(
                                                "jdbc:postgresql://db/wrenchtime",
                                                "a",
                                                "o",
                                                10,
                                                Duration.ofSeconds(3))),
                                8,
                                false,
                                4)));
    }

    @Test
    void givenEnvironmentVariables_whenBound_thenTheyAreTheSettings() {
        application
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .replace(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                new SystemEnvironmentPropertySource(
                                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                        Map.of(
                                                "WRENCHTIME_DATABASES_MAIN_URL", "jdbc:postgresql://db/wrenchtime",
                                                "WRENCHTIME_DATABASES_MAIN_APPPASSWORD", "a",
                                                "WRENCHTIME_DATABASES_MAIN_OWNERPASSWORD", "o",
                                                "WRENCHTIME_DATABASES_MAIN_POOLSIZE", "5",
                                                "WRENCHTIME_DATABASES_SECOND_URL", "jdbc:postgresql://db2/wrenchtime",
                                                "WRENCHTIME_DATABASES_SECOND_APPPASSWORD", "a2",
                                                "WRENCHTIME_DATABASES_SECOND_OWNERPASSWORD", "o2",
                                                "WRENCHTIME_MIGRATEONSTART", "true"))))
                .run(context -> {
                    var settings = context.getBean(DatabaseSettings.class);
                    assertThat(settings.main())
                            .isEqualTo(new DatabaseSettings.Database(
                                    "jdbc:postgresql://db/wrenchtime", "a", "o", 5, Duration.ofSeconds(3)));
                    assertThat(settings.databases()).containsOnlyKeys("main", "second");
                    assertThat(settings.migrateOnStart()).isTrue();
                });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        url,            databases[main].url
        app-password,   databases[main].appPassword
        owner-password, databases[main].ownerPassword
        """)
    void givenOneOfTheThreeMissing_whenBound_thenTheStartIsRefusedAndTheSettingNamed(String missing, String named) {
        application
                .withPropertyValues(Stream.of(URL, APP_PASSWORD, OWNER_PASSWORD)
                        .filter(it -> !it.contains("." + missing + "="))
                        .toArray(String[]::new))
                .run(context ->
                        assertThat(context).hasFailed().getFailure().hasStackTraceContaining("'" + named + "'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrenchtime.databases.main.url=postgres://db/wrenchtime",
                "wrenchtime.databases.main.url=",
                "wrenchtime.databases.main.pool-size=0",
                "wrenchtime.databases.main.pool-size=101",
                "wrenchtime.migration-threads=0",
                "wrenchtime.platform-pool-size=1",
            })
    void givenAWrongValue_whenBound_thenTheStartIsRefusedAndTheSettingNamed(String wrong) {
        application
                .withPropertyValues(URL, APP_PASSWORD, OWNER_PASSWORD)
                .withPropertyValues(wrong)
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .hasStackTraceContaining(
                                wrong.contains("url")
                                        ? "url"
                                        : wrong.contains("platform")
                                                ? "platformPoolSize"
                                                : wrong.contains("pool") ? "poolSize" : "migrationThreads"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DatabaseSettings.class)
    static class Settings {}
}
