package com.wrenchtime.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What was read from a database and rarely changes there. Forgotten on every node when a notice of its topic comes, after a
 * minute in any case, and after five seconds where no notices can be heard.
 *
 * @param <K> by what it is found
 * @param <V> what is remembered
 */
public final class Remembered<K, V> {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(5);

    private final AtomicLong forgotten = new AtomicLong();
    private final Cache<K, V> known;

    /**
     * @param topic the first word of the notices about it
     * @param keyOf reads the key from the words that follow
     * @param most how many at the same time
     */
    public Remembered(ChangeNotices notices, String topic, Function<List<String>, K> keyOf, int most) {
        known = Caffeine.newBuilder()
                .expireAfter(Expiry.<K, V>creating((key, value) -> notices.areHeard() ? LONG : SHORT))
                .maximumSize(most)
                .build();
        notices.subscribe(new ChangeNotices.Subscriber() {

            @Override
            public String topic() {
                return topic;
            }

            @Override
            public void changed(List<String> words) {
                forget(keyOf.apply(words));
            }

            @Override
            public void missed() {
                forgotten.incrementAndGet();
                known.invalidateAll();
            }
        });
    }

    /** What is remembered, or what is read now. Nobody waits for what another is reading. */
    public V get(K key, Supplier<V> reading) {
        var remembered = known.getIfPresent(key);
        if (remembered != null) {
            return remembered;
        }
        var before = forgotten.get();
        var read = reading.get();
        known.put(key, read);
        if (forgotten.get() != before) {
            // It may have been read before the change and put here after it was forgotten.
            known.invalidate(key);
        }
        return read;
    }

    public void forget(K key) {
        forgotten.incrementAndGet();
        known.invalidate(key);
    }
}
