package com.wrenchtime.messaging;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Properties;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.EmailContent;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.RawMessage;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

/**
 * Mails by Amazon SES. It cannot be asked what it has taken; what it says of a mail later bears the message's id as a tag.
 * Its client never repeats a request by itself: after silence that might be to send twice.
 */
class SesMails implements Carrier, AutoCloseable {

    /** The tag that names the message in what SES says of it. */
    static final String MESSAGE_TAG = "message";

    /** The tag that names whose message it is. */
    static final String TENANT_TAG = "tenant";

    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;

    private final MessagingSettings.Ses settings;
    private final SesV2Client client;
    private final Session session = Session.getInstance(new Properties());
    private final Clock clock;

    SesMails(MessagingSettings.Ses settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        var builder = SesV2Client.builder()
                .region(Region.of(settings.region()))
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(settings.timeout())
                        .socketTimeout(settings.timeout())
                        .build())
                .overrideConfiguration(it -> it.retryStrategy(DefaultRetryStrategy.doNotRetry()));
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        this.client = builder.build();
    }

    @Override
    public Receipt deliver(Letter letter) {
        try {
            var taken = client.sendEmail(request(letter));
            return new Receipt("ses", taken.messageId(), null);
        } catch (TooManyRequestsException e) {
            throw NotSent.forNow("ses-too-many");
        } catch (SendingPausedException e) {
            throw NotSent.forNow("ses-paused");
        } catch (AwsServiceException e) {
            throw refused(e);
        } catch (SdkClientException e) {
            throw hasNoConnection(e) ? NotSent.forNow("ses-no-connection") : NotSent.perhaps();
        }
    }

    private static NotSent refused(AwsServiceException e) {
        if (e.statusCode() >= SERVER_ERROR) {
            return NotSent.perhaps();
        }
        if (e.statusCode() == TOO_MANY || e.isThrottlingException()) {
            return NotSent.forNow("ses-too-many");
        }
        if (e.statusCode() == 401 || e.statusCode() == 403) {
            return NotSent.forNow("ses-sign-in-refused");
        }
        return NotSent.forGood("ses-" + e.statusCode());
    }

    private static boolean hasNoConnection(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    private SendEmailRequest request(Letter letter) {
        return SendEmailRequest.builder()
                .destination(it -> it.toAddresses(letter.recipient()))
                .content(EmailContent.builder()
                        .raw(RawMessage.builder().data(mail(letter)).build())
                        .build())
                .configurationSetName(settings.configurationSet())
                .emailTags(
                        tag(MESSAGE_TAG, letter.id().toString()),
                        tag(TENANT_TAG, letter.sender().role()))
                .build();
    }

    private static MessageTag tag(String name, String value) {
        return MessageTag.builder().name(name).value(value).build();
    }

    private SdkBytes mail(Letter letter) {
        var bytes = new ByteArrayOutputStream();
        try {
            Mime.of(session, letter, settings.from(), clock.instant()).writeTo(bytes);
        } catch (MessagingException e) {
            throw NotSent.forGood("not-a-mail");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SdkBytes.fromByteArray(bytes.toByteArray());
    }

    @Override
    public void close() {
        client.close();
    }
}
