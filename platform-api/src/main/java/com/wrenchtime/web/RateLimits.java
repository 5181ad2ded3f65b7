package com.wrenchtime.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * A bucket of tokens for each client, one for reads and one for writes.
 *
 * <p>In memory, for each node on its own, because what they protect is this node: its threads and its share of the
 * database. A client that spreads its requests over n nodes gets n times as much, from n times the capacity; a shared
 * counter would cost every request a write and make the limiter a thing that can fail. What costs money or takes a time
 * from others, such as open holds, is counted in the database, where all nodes see it.
 *
 * <p>The number of remembered clients is bounded. Somebody with more addresses than that can make us forget buckets, and
 * then meets the limits on concurrency, which know no addresses.
 */
@Component
class RateLimits {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TimeMeter time;
    private final LimitSettings settings;
    private final Cache<String, Buckets> buckets;

    @Autowired
    RateLimits(LimitSettings settings) {
        // Not the wall clock, which may jump.
        this(settings, TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(LimitSettings settings, TimeMeter time) {
        this.settings = settings;
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(settings.clients())
                .expireAfterAccess(settings.timeToRefill())
                .build();
    }

    /**
     * Counts a request of this client: an address, or a caller whom we know.
     *
     * @throws RefusedByEdge if it made too many
     */
    void count(String client, boolean write) {
        var buckets = this.buckets.get(
                client,
                it -> new Buckets(
                        bucket(settings.readBurst(), settings.readsPerMinute()),
                        bucket(settings.writeBurst(), settings.writesPerMinute())));
        var probe = (write ? buckets.writes() : buckets.reads()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw RefusedByEdge.because(
                    Problems.TOO_MANY, "Please slow down", spread(Duration.ofNanos(probe.getNanosToWaitForRefill())));
        }
    }

    int remembered() {
        buckets.cleanUp();
        return Math.toIntExact(buckets.estimatedSize());
    }

    /** Some come back a little later, so that not all who were refused at once return at once. */
    private static Duration spread(Duration wait) {
        return wait.plusMillis(ThreadLocalRandom.current().nextLong(2_000));
    }

    private Bucket bucket(int burst, int perMinute) {
        return Bucket.builder()
                .addLimit(it -> it.capacity(burst).refillGreedy(perMinute, MINUTE))
                .withCustomTimePrecision(time)
                .build();
    }

    private record Buckets(Bucket reads, Bucket writes) {}
}
