package com.wrenchtime.jobs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this node works on tasks.
 *
 * @param enabled whether it does at all; a node may serve requests only
 * @param threads how many tasks of each database at a time; most of the time they wait for somebody's server
 * @param pollingInterval how often it looks for tasks that are due
 * @param heartbeat how often it says that it is still at its tasks; after six that are missing another node takes them over
 * @param housekeepingInterval how often what nobody needs any more is removed from all shops
 */
@Validated
@ConfigurationProperties("wrenchtime.jobs")
record JobSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("16") @Min(1) @Max(64) int threads,
        @DefaultValue("10s") Duration pollingInterval,
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("1h") Duration housekeepingInterval) {}
