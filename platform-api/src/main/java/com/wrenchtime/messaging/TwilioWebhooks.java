package com.wrenchtime.messaging;

import static java.util.stream.Collectors.toMap;

import com.wrenchtime.messaging.TwilioSignature.Field;
import com.wrenchtime.web.ApiSettings;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Problems;
import com.wrenchtime.web.Tokens;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Where Twilio tells what has become of our texts, and what people text us. */
@RestController
@Hidden
class TwilioWebhooks {

    private static final int LARGEST = 128 * 1024;
    // An empty answer in Twilio's own language: nothing is said back from here.
    private static final String NOTHING = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    private final @Nullable TwilioSignature signature;
    private final ProviderEvents events;
    private final ApiSettings web;
    private final Tokens tokens;
    private final JsonMapper json;

    TwilioWebhooks(MessagingSettings settings, ProviderEvents events, ApiSettings web, Tokens tokens, JsonMapper json) {
        this.signature = settings.twilio() == null
                ? null
                : new TwilioSignature(settings.twilio().authToken());
        this.events = events;
        this.web = web;
        this.tokens = tokens;
        this.json = json;
    }

    @PostMapping("/webhooks/twilio/status/{token}")
    ResponseEntity<String> status(@PathVariable String token, HttpServletRequest request) throws IOException {
        var form = read(request);
        if (tokens.verify(Tokens.Purpose.TEXT_STATUS, token).isEmpty()) {
            throw new NotFound();
        }
        var sid = form.getOrDefault("MessageSid", "");
        var status = form.getOrDefault("MessageStatus", "");
        events.keep(
                TwilioStatusHandler.KIND,
                "%s:%s".formatted(sid, status),
                json.writeValueAsString(new TwilioStatusHandler.Payload(token, form)));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/webhooks/twilio/sms")
    ResponseEntity<String> text(HttpServletRequest request) throws IOException {
        var form = read(request);
        events.keep(InboundTextHandler.KIND, form.getOrDefault("MessageSid", ""), json.writeValueAsString(form));
        return ResponseEntity.ok().contentType(MediaType.TEXT_XML).body(NOTHING);
    }

    /** The form, of which it is certain that Twilio has sent it. */
    private Map<String, String> read(HttpServletRequest request) throws IOException {
        if (signature == null) {
            throw new NotFound();
        }
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw Problems.FORBIDDEN_TO_YOU.refusal("Too large for a form of Twilio");
        }
        var query = request.getQueryString();
        var address = web.publicUrl() + request.getRequestURI() + (query == null ? "" : "?" + query);
        if (!signature.isGenuine(address, body, request.getHeader(TwilioSignature.HEADER))) {
            throw Problems.FORBIDDEN_TO_YOU.refusal("Not signed by Twilio");
        }
        return TwilioSignature.fields(body).stream().collect(toMap(Field::name, Field::value, (one, other) -> one));
    }
}
