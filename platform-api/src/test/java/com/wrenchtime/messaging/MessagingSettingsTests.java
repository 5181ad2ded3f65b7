package com.wrenchtime.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.messaging.MessagingSettings.Encryption;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.tenancy.PlatformDataSource;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class MessagingSettingsTests {

    private static final String HOST = "wrenchtime.messaging.mail.host=mail.example.com";
    private static final String FROM = "wrenchtime.messaging.mail.from=no-reply@example.com";

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(PlatformDataSource.class, () -> Mockito.mock(PlatformDataSource.class, Mockito.RETURNS_MOCKS))
            .withUserConfiguration(MessagingConfiguration.class);

    @Test
    void givenProductionWithoutAMailServer_whenStarted_thenItIsRefusedAndTheSettingNamed() {
        application.run(context -> assertThat(context)
                .hasFailed()
                .getFailure()
                .hasStackTraceContaining("wrenchtime.messaging.mail.host")
                .hasStackTraceContaining("WRENCHTIME_MESSAGING_MAIL_HOST"));
    }

    @Test
    void givenProductionWithAMailServer_whenStarted_thenItReachesEverybodyByMailAndNobodyByText() {
        application.withPropertyValues(HOST, FROM).run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(Ledger.class);
            assertThat(context.getBean(Delivery.class).carries(Channel.MAIL)).isTrue();
            assertThat(context.getBean(Delivery.class).carries(Channel.TEXT)).isFalse();
            assertThat(context.getBean(MessagingSettings.class).mail())
                    .isEqualTo(new MessagingSettings.Mail(
                            "mail.example.com",
                            587,
                            Encryption.STARTTLS,
                            null,
                            null,
                            new EmailAddress("no-reply@example.com"),
                            Duration.ofSeconds(10)));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrenchtime.demo.enabled=true", "wrenchtime.embedded-database=true"})
    void givenSomebodysOwnMachine_whenStarted_thenEverythingIsShown(String own) {
        application.withPropertyValues(own).run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(Ledger.class);
            assertThat(context.getBean(Delivery.class).carries(Channel.TEXT)).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrenchtime.messaging.mail.from=Edgar <edgar@example.com>",
                "wrenchtime.messaging.mail.from=",
                "wrenchtime.messaging.mail.port=0",
                "wrenchtime.messaging.mail.encryption=SOME",
                "wrenchtime.messaging.mail.host=",
                "wrenchtime.messaging.mail.username=somebody",
                "wrenchtime.messaging.allowed-recipients=example.com",
            })
    void givenAWrongValue_whenStarted_thenItIsRefused(String wrong) {
        application
                .withPropertyValues(HOST, FROM)
                .withPropertyValues(wrong)
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void givenAPasswordOverAnOpenConnection_whenStarted_thenItIsRefused() {
        application
                .withPropertyValues(HOST, FROM)
                .withPropertyValues(
                        "wrenchtime.messaging.mail.username=u",
                        "wrenchtime.messaging.mail.password=p",
                        "wrenchtime.messaging.mail.encryption=NONE")
                .run(context -> assertThat(context).hasFailed().getFailure().hasStackTraceContaining("encrypted"));
    }
}
