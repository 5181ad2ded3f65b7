package com.wrenchtime.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.wrenchtime.shared.TenantId;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * How many requests are worked on at once: in all, and for one shop. Virtual threads are never short, so without this an
 * overload would queue for the database's connections until everybody has given up.
 *
 * <p>A request waits for its shop first, so that those of a busy shop do not wait in everybody's way. Who waits too long
 * is answered with 503: it is we who have too much to do, not this client who asks too much.
 */
@Component
class Admission {

    private static final Duration COME_BACK = Duration.ofSeconds(2);

    private final Semaphore all;
    // A semaphore is kept as long as somebody holds it, and may be forgotten when nobody does.
    private final Cache<TenantId, Semaphore> shops =
            Caffeine.newBuilder().weakValues().build();
    private final LimitSettings settings;

    Admission(LimitSettings settings) {
        this.settings = settings;
        this.all = new Semaphore(settings.concurrent(), true);
    }

    /**
     * Waits for a turn to work for this shop; closing the turn lets the next one in.
     *
     * @throws RefusedByEdge if that takes too long
     */
    Turn enter(TenantId shop) {
        var ofShop = shops.get(shop, it -> new Semaphore(settings.concurrentPerShop(), true));
        var begun = System.nanoTime();
        acquire(ofShop, settings.patience().toNanos());
        try {
            acquire(all, settings.patience().toNanos() - (System.nanoTime() - begun));
        } catch (RuntimeException e) {
            ofShop.release();
            throw e;
        }
        return () -> {
            all.release();
            ofShop.release();
        };
    }

    /** Waits for a turn to find out which shop a request is for. */
    Turn enter() {
        acquire(all, settings.patience().toNanos());
        return all::release;
    }

    private static void acquire(Semaphore permits, long nanos) {
        try {
            if (!permits.tryAcquire(Math.max(0, nanos), TimeUnit.NANOSECONDS)) {
                throw RefusedByEdge.because(
                        Problems.UNAVAILABLE,
                        "There is too much to do right now. Please try again in a moment",
                        COME_BACK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RefusedByEdge.because(Problems.UNAVAILABLE, "This server is about to stop", COME_BACK);
        }
    }

    /** The right to work, until it is closed. */
    interface Turn extends AutoCloseable {

        @Override
        void close();
    }
}
