package com.wrenchtime.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much of a node one client, one shop and all together may use. All figures are per node.
 *
 * @param readBurst how many reads a client may make at once
 * @param readsPerMinute how many reads a client may make in the long run
 * @param writeBurst how many writes (holds, appointments, changes) a client may make at once
 * @param writesPerMinute how many writes a client may make in the long run
 * @param clients how many clients are remembered; the least recently seen is forgotten first
 * @param concurrent how many requests to the public API are worked on at once
 * @param concurrentPerShop how many of them for one shop; less than the pool has connections, so that no shop takes all
 * @param patience how long a request waits for its turn before it is answered with 503
 * @param body how large the body of a request may be
 * @param bodyWithin how long a client may take to send a body
 */
@Validated
@ConfigurationProperties("wrenchtime.limits")
record LimitSettings(
        @DefaultValue("120") @Min(1) @Max(1_000_000) int readBurst,
        @DefaultValue("600") @Min(1) @Max(60_000_000) int readsPerMinute,
        @DefaultValue("20") @Min(1) @Max(1_000_000) int writeBurst,
        @DefaultValue("60") @Min(1) @Max(60_000_000) int writesPerMinute,
        @DefaultValue("100000") @Min(100) @Max(10_000_000) int clients,
        @DefaultValue("64") @Min(1) @Max(10_000) int concurrent,
        @DefaultValue("8") @Min(1) @Max(10_000) int concurrentPerShop,

        @DefaultValue("2s") @DurationMin(millis = 1) @DurationMax(seconds = 30)
        Duration patience,

        @DefaultValue("64KB") DataSize body,

        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(seconds = 60)
        Duration bodyWithin) {

    LimitSettings {
        if (body.toBytes() < 1024 || body.toBytes() > 1024 * 1024) {
            throw new IllegalArgumentException("wrenchtime.limits.body must lie between 1KB and 1MB: " + body);
        }
        if (concurrentPerShop > concurrent) {
            throw new IllegalArgumentException(
                    "wrenchtime.limits.concurrent-per-shop must not be larger than wrenchtime.limits.concurrent");
        }
    }

    /** After this time without requests every bucket is full again, and can as well be forgotten. */
    Duration timeToRefill() {
        var reads = Duration.ofMinutes(1).multipliedBy(readBurst).dividedBy(readsPerMinute);
        var writes = Duration.ofMinutes(1).multipliedBy(writeBurst).dividedBy(writesPerMinute);
        return (reads.compareTo(writes) > 0 ? reads : writes).plusSeconds(1);
    }
}
