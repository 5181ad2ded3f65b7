package com.wrenchtime.messaging;

import com.wrenchtime.tenancy.PlatformDataSource;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessagingSettings.class)
class MessagingConfiguration {

    /**
     * What sends messages here.
     *
     * @throws FailureAnalyzedException in production with nobody who takes mails
     */
    @Bean
    Delivery delivery(MessagingSettings settings, ObjectProvider<Ledger> ledgers, Clock clock) {
        var ledger = ledgers.getIfAvailable();
        if (settings.mail() == null && settings.ses() == null && ledger == null) {
            throw new FailureAnalyzedException(
                    "Nothing can send mails: wrenchtime.messaging.mail.host (environment"
                            + " WRENCHTIME_MESSAGING_MAIL_HOST) is missing.",
                    "Set it to a server that takes mails by SMTP, and wrenchtime.messaging.mail.from (environment"
                            + " WRENCHTIME_MESSAGING_MAIL_FROM) to the address that they come from; or use Amazon SES"
                            + " (wrenchtime.messaging.ses). Only with the"
                            + " embedded database or the demonstration shops are messages shown instead of sent.");
        }
        return new Delivery(
                mails(settings, clock),
                settings.twilio() == null ? null : new TwilioTexts(settings.twilio(), clock),
                ledger,
                allowed(settings, ledger));
    }

    private static @Nullable Carrier mails(MessagingSettings settings, Clock clock) {
        if (settings.ses() != null) {
            return new SesMails(settings.ses(), clock);
        }
        return settings.mail() == null ? null : new MailServer(settings.mail(), clock);
    }

    @Bean
    @Conditional(OnOwnMachine.class)
    Ledger ledger(PlatformDataSource platform, Clock clock) {
        return new Ledger(platform, clock);
    }

    private static AllowedRecipients allowed(MessagingSettings settings, @Nullable Ledger ledger) {
        if (settings.allowedRecipients() != null) {
            return new AllowedRecipients(settings.allowedRecipients());
        }
        return ledger == null ? AllowedRecipients.EVERYBODY : AllowedRecipients.NOBODY;
    }
}
