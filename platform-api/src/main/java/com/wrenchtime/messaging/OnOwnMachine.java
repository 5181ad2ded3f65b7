package com.wrenchtime.messaging;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;

/** Somebody's own machine: with the embedded database or the demonstration shops, of which production has neither. */
class OnOwnMachine extends AnyNestedCondition {

    OnOwnMachine() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnBooleanProperty("wrenchtime.embedded-database")
    static class EmbeddedDatabase {}

    @ConditionalOnBooleanProperty("wrenchtime.demo.enabled")
    static class DemonstrationShops {}
}
