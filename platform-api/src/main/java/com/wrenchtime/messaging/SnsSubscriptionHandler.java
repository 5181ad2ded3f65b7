package com.wrenchtime.messaging;

import org.springframework.stereotype.Component;

/** Confirms a subscription to the topic that is ours. */
@Component
class SnsSubscriptionHandler implements ProviderEvents.Handler {

    static final String KIND = "sns-subscription";

    private final SnsDoor door;

    SnsSubscriptionHandler(SnsDoor door) {
        this.door = door;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(String payload) {
        var address = SnsSignature.address(payload);
        if (address.isPresent() && !door.confirm(address.get())) {
            throw new IllegalStateException("SNS did not confirm the subscription");
        }
    }
}
