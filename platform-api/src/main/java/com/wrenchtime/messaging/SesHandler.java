package com.wrenchtime.messaging;

import com.wrenchtime.messaging.Statuses.Said;
import com.wrenchtime.messaging.Statuses.State;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.shared.TenantId;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.tenancy.Shops;
import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Works on what Amazon SES says of a mail: who cannot take mails, or complains, gets none of that shop any more. */
@Component
class SesHandler implements ProviderEvents.Handler {

    static final String KIND = "ses";

    private static final Pattern SHOP = Pattern.compile("shop_[0-9a-f]{32}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Shops shops;
    private final Statuses statuses;
    private final MailRefusals refusals;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    SesHandler(
            Shops shops, Statuses statuses, MailRefusals refusals, TransactionTemplate transaction, JsonMapper json) {
        this.shops = shops;
        this.statuses = statuses;
        this.refusals = refusals;
        this.transaction = transaction;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(String payload) {
        var event = json.readTree(payload);
        var mail = event.path("mail");
        var message = tag(mail, SesMails.MESSAGE_TAG);
        tenant(tag(mail, SesMails.TENANT_TAG))
                .filter(it -> ID.matcher(message).matches())
                .ifPresent(it -> CurrentTenant.run(it, () -> apply(UUID.fromString(message), event, it)));
    }

    private void apply(UUID message, JsonNode event, Tenant tenant) {
        var type =
                event.path("eventType").asString(event.path("notificationType").asString(""));
        var isPermanent = event.at("/bounce/bounceType").asString("").equals("Permanent");
        var state = state(type, isPermanent);
        if (state != null) {
            statuses.apply(
                    message,
                    new Said(
                            "ses",
                            event.at("/mail/messageId").asString(""),
                            state,
                            state == State.FAILED ? "ses-" + type.toLowerCase(java.util.Locale.ROOT) : null,
                            null,
                            null,
                            null));
        }
        if (tenant instanceof Tenant.Shop) {
            refusal(type, isPermanent).ifPresent(reason -> refuse(message, reason));
        }
    }

    // Of whom the message was, not of whom the notice speaks.
    private void refuse(UUID message, MailRefusals.Reason reason) {
        statuses.recipient(message)
                .ifPresent(address -> transaction.executeWithoutResult(status -> refusals.add(address, reason)));
    }

    private static @Nullable State state(String type, boolean isPermanent) {
        return switch (type) {
            case "Send" -> State.SENT;
            case "Delivery" -> State.DELIVERED;
            case "Reject" -> State.FAILED;
            case "Bounce" -> isPermanent ? State.FAILED : null;
            default -> null;
        };
    }

    private static Optional<MailRefusals.Reason> refusal(String type, boolean isPermanent) {
        return switch (type) {
            case "Bounce" -> isPermanent ? Optional.of(MailRefusals.Reason.BOUNCED) : Optional.empty();
            case "Complaint" -> Optional.of(MailRefusals.Reason.COMPLAINED);
            default -> Optional.empty();
        };
    }

    private Optional<Tenant> tenant(String role) {
        if (role.equals(Tenant.PLATFORM.role())) {
            return Optional.of(Tenant.PLATFORM);
        }
        if (!SHOP.matcher(role).matches()) {
            return Optional.empty();
        }
        var digits = new BigInteger(role.substring("shop_".length()), 16);
        return shops.findById(new TenantId(new UUID(digits.shiftRight(64).longValue(), digits.longValue())))
                .map(RegisteredShop::tenant);
    }

    private static String tag(JsonNode mail, String name) {
        return mail.path("tags").path(name).path(0).asString("");
    }
}
