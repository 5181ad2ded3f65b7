package com.wrenchtime.messaging;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shared.TenantId;
import com.wrenchtime.tenancy.PlatformDataSource;
import com.wrenchtime.tenancy.Shops;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Works on what people text us: finds the shop whose number they wrote to. */
@Component
class InboundTextHandler implements ProviderEvents.Handler {

    static final String KIND = "twilio-text";

    private static final Logger log = LoggerFactory.getLogger(InboundTextHandler.class);
    private static final TypeReference<Map<String, String>> FORM = new TypeReference<>() {};
    private static final int MOST_MEDIA = 10;

    private final JdbcClient platform;
    private final Shops shops;
    private final ObjectProvider<InboundText.Receiver> receivers;
    private final JsonMapper json;

    InboundTextHandler(
            PlatformDataSource platform, Shops shops, ObjectProvider<InboundText.Receiver> receivers, JsonMapper json) {
        this.platform = platform.jdbc();
        this.shops = shops;
        this.receivers = receivers;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(String payload) {
        var form = json.readValue(payload, FORM);
        var shop = shopOf(form.getOrDefault("To", "")).flatMap(shops::findById);
        if (shop.isEmpty()) {
            log.warn("A text came to a number that is no shop's");
            return;
        }
        var from = form.getOrDefault("From", "");
        if (!from.matches("\\+[1-9][0-9]{6,14}")) {
            // A short code or a name: nobody who could be answered.
            return;
        }
        var text = new InboundText(
                form.getOrDefault("MessageSid", ""), new PhoneNumber(from), form.getOrDefault("Body", ""), media(form));
        CurrentTenant.run(shop.get().tenant(), () -> receivers.forEach(it -> it.receive(text)));
    }

    private Optional<TenantId> shopOf(String number) {
        return platform.sql("SELECT shop_id FROM platform.text_number WHERE number = ?")
                .param(number)
                .query(UUID.class)
                .optional()
                .map(TenantId::new);
    }

    private static List<String> media(Map<String, String> form) {
        return IntStream.range(0, MOST_MEDIA)
                .boxed()
                .flatMap(it -> Stream.ofNullable(form.get("MediaUrl" + it)))
                .toList();
    }
}
