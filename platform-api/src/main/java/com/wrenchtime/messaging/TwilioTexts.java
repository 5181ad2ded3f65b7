package com.wrenchtime.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Texts by Twilio's Programmable Messaging.
 *
 * <p>Twilio takes no key under which it would drop a second copy. It tells what it has for a number though, so after silence
 * it is asked for a text of this wording that it made since the attempt began; and what it says of a text later comes to an
 * address that names the message.
 */
class TwilioTexts implements Carrier {

    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int OPTED_OUT = 21_610;
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    // Twilio's own clock and ours.
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);
    private static final long LONGEST_VALIDITY = 14_400;
    private static final int PAGE = 50;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final MessagingSettings.Twilio settings;
    private final HttpClient http;
    private final String authorization;
    private final Clock clock;

    TwilioTexts(MessagingSettings.Twilio settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
        this.authorization = "Basic "
                + Base64.getEncoder()
                        .encodeToString("%s:%s"
                                .formatted(settings.accountSid(), settings.authToken())
                                .getBytes(UTF_8));
    }

    @Override
    public Receipt deliver(Letter letter) {
        var answer = send(HttpRequest.newBuilder(messages(""))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form(letter)))));
        var status = answer.statusCode();
        if (status >= SERVER_ERROR) {
            // It may have been taken before whatever broke.
            throw NotSent.perhaps();
        }
        if (status == TOO_MANY) {
            throw NotSent.forNow("twilio-429", pause(answer));
        }
        if (status == 401 || status == 403) {
            throw NotSent.forNow("twilio-sign-in-refused");
        }
        if (status / 100 != 2) {
            throw refused(status, answer.body());
        }
        return receipt(read(answer.body()));
    }

    private Map<String, String> form(Letter letter) {
        var form = new LinkedHashMap<String, String>();
        form.put("To", letter.recipient());
        var service = letter.sender().service() == null
                ? settings.messagingService()
                : letter.sender().service();
        form.put("MessagingServiceSid", service);
        form.put("Body", letter.body());
        var status = letter.sender().status();
        if (status != null && "https".equals(status.getScheme())) {
            form.put("StatusCallback", status.toString());
        }
        if (letter.usefulUntil() != null) {
            var seconds =
                    Duration.between(clock.instant(), letter.usefulUntil()).toSeconds();
            form.put("ValidityPeriod", Long.toString(Math.clamp(seconds, 1, LONGEST_VALIDITY)));
        }
        return form;
    }

    @Override
    public boolean canBeAsked() {
        return true;
    }

    @Override
    public Optional<Receipt> find(Letter letter, Instant since, Set<String> known) {
        var query = new LinkedHashMap<String, String>();
        query.put("To", letter.recipient());
        query.put(
                "DateSent>",
                LocalDate.ofInstant(since.minus(CLOCKS_DIFFER), ZoneOffset.UTC).toString());
        query.put("PageSize", Integer.toString(PAGE));
        HttpResponse<String> answer;
        try {
            answer = send(HttpRequest.newBuilder(messages("?" + encoded(query))).GET());
        } catch (NotSent e) {
            throw NotSent.forNow("twilio-does-not-say");
        }
        if (answer.statusCode() / 100 != 2) {
            throw NotSent.forNow("twilio-does-not-say");
        }
        return read(answer.body())
                .path("messages")
                .valueStream()
                .filter(it -> it.path("direction").asString("").startsWith("outbound"))
                .filter(it -> it.path("body")
                        .asString("")
                        .strip()
                        .equals(letter.body().strip()))
                .filter(it -> !known.contains(it.path("sid").asString("")))
                .filter(it -> isSince(it.path("date_created").asString(""), since))
                .findFirst()
                .map(TwilioTexts::receipt);
    }

    private static boolean isSince(String date, Instant since) {
        try {
            return !Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date))
                    .isBefore(since.minus(CLOCKS_DIFFER));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(settings.timeout())
                            .header("Authorization", authorization)
                            .header("Accept", "application/json")
                            .build(),
                    BodyHandlers.ofString());
        } catch (ConnectException | HttpConnectTimeoutException | UnresolvedAddressException e) {
            throw NotSent.forNow("twilio-no-connection");
        } catch (IOException e) {
            throw NotSent.perhaps();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NotSent.perhaps();
        }
    }

    private static NotSent refused(int status, String body) {
        var code = code(body);
        return NotSent.forGood(code == OPTED_OUT ? "opted-out-at-carrier" : "twilio-" + (code == 0 ? status : code));
    }

    private static int code(String body) {
        try {
            return JSON.readTree(body).path("code").asInt(0);
        } catch (JacksonException e) {
            return 0;
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            // It said yes and not to what.
            throw NotSent.perhaps();
        }
    }

    private static Receipt receipt(JsonNode message) {
        var segments = message.path("num_segments").asString("");
        return new Receipt("twilio", sid(message), segments.matches("[0-9]{1,3}") ? Integer.valueOf(segments) : null);
    }

    private static @Nullable String sid(JsonNode message) {
        var sid = message.path("sid").asString("");
        return sid.isEmpty() ? null : sid;
    }

    private static Duration pause(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(it -> it.matches("[0-9]{1,5}"))
                .map(it -> Duration.ofSeconds(Long.parseLong(it)))
                .filter(it -> it.compareTo(LONGEST_PAUSE) <= 0)
                .orElse(USUAL_PAUSE);
    }

    private URI messages(String query) {
        return URI.create("%s/2010-04-01/Accounts/%s/Messages.json%s"
                .formatted(settings.baseUrl(), settings.accountSid(), query));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(it -> URLEncoder.encode(it.getKey(), UTF_8) + "=" + URLEncoder.encode(it.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
