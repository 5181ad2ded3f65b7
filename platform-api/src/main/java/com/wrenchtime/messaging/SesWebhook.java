package com.wrenchtime.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where Amazon SES tells, over SNS, what has become of our mails. */
@RestController
@Hidden
class SesWebhook {

    private static final int LARGEST = 128 * 1024;
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final @Nullable String topic;
    private final SnsSignature signature;
    private final ProviderEvents events;
    private final JsonMapper json;

    SesWebhook(MessagingSettings settings, SnsDoor door, ProviderEvents events, JsonMapper json) {
        this.topic = settings.ses() == null ? null : settings.ses().topic();
        this.signature = new SnsSignature(door::key);
        this.events = events;
        this.json = json;
    }

    @PostMapping("/webhooks/ses")
    ResponseEntity<Void> receive(HttpServletRequest request) throws IOException {
        if (topic == null) {
            throw new NotFound();
        }
        var notice = read(request);
        if (!topic.equals(notice.get("TopicArn")) || !signature.isGenuine(notice)) {
            throw Problems.FORBIDDEN_TO_YOU.refusal("Not signed by our topic");
        }
        var id = notice.getOrDefault("MessageId", "");
        switch (notice.getOrDefault("Type", "")) {
            case "Notification" -> events.keep(SesHandler.KIND, id, notice.getOrDefault("Message", ""));
            case "SubscriptionConfirmation" ->
                events.keep(SnsSubscriptionHandler.KIND, id, notice.getOrDefault("SubscribeURL", ""));
            default -> {
                // That a subscription has ended: somebody of ours did that.
            }
        }
        return ResponseEntity.noContent().build();
    }

    private Map<String, String> read(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw Problems.FORBIDDEN_TO_YOU.refusal("Too large for a notice of SNS");
        }
        try {
            return json.readValue(new String(body, UTF_8), FIELDS);
        } catch (JacksonException e) {
            throw Problems.FORBIDDEN_TO_YOU.refusal("Not a notice of SNS");
        }
    }
}
