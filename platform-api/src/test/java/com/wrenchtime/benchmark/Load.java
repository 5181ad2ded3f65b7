package com.wrenchtime.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Several clients at once, each of which does the next thing as soon as the one before is done. */
final class Load {

    static final int CLIENTS = 8;

    private Load() {}

    /** Does it until the time is over or a client has nothing left to do. */
    static Outcome run(Duration time, List<? extends Client> clients) throws Exception {
        try (var threads = Executors.newFixedThreadPool(clients.size())) {
            var begun = System.nanoTime();
            var end = begun + time.toNanos();
            var running = threads.invokeAll(clients.stream()
                    .<Callable<long[]>>map(it -> () -> repeat(it, end))
                    .toList());
            var all = LongStream.builder();
            for (var client : running) {
                LongStream.of(client.get()).forEach(all);
            }
            return new Outcome(all.build().sorted().toArray(), System.nanoTime() - begun);
        }
    }

    private static long[] repeat(Client client, long end) throws Exception {
        var times = new long[1024];
        var count = 0;
        for (var begun = System.nanoTime(); begun < end && client.next(); ) {
            var now = System.nanoTime();
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = now - begun;
            begun = now;
        }
        return Arrays.copyOf(times, count);
    }

    /** Rounds of the one and the other in turn, after one of each that does not count: both see the same machine. */
    static Comparison compare(int rounds, Measurement one, Measurement other) throws Exception {
        one.round(0);
        other.round(0);
        var ones = new ArrayList<Outcome>();
        var others = new ArrayList<Outcome>();
        for (var round = 1; round <= rounds; round++) {
            ones.add(one.round(round));
            others.add(other.round(round));
        }
        return new Comparison(ones, others);
    }

    static double median(double... values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    /** One of those at work. */
    interface Client {

        /** Does one thing, and tells whether there was one. */
        boolean next() throws Exception;
    }

    /** One round of one side. */
    interface Measurement {

        Outcome round(int number) throws Exception;
    }

    /** What was done in a round. */
    static final class Outcome {

        private final long[] sortedNanos;
        private final long nanos;

        Outcome(long[] sortedNanos, long nanos) {
            this.sortedNanos = sortedNanos;
            this.nanos = nanos;
        }

        double perSecond() {
            return sortedNanos.length * 1e9 / nanos;
        }

        double milliseconds(int percentile) {
            return sortedNanos[Math.min(sortedNanos.length - 1, sortedNanos.length * percentile / 100)] / 1e6;
        }

        @Override
        public String toString() {
            return "%7d done, %6.0f/s, p50 %6.2f ms, p99 %6.2f ms"
                    .formatted(sortedNanos.length, perSecond(), milliseconds(50), milliseconds(99));
        }
    }

    /** Rounds that belong together, in pairs. */
    record Comparison(List<Outcome> ones, List<Outcome> others) {

        /** The median over the rounds of how many times faster the one is. */
        double rates() {
            return median(pairs(it -> ones.get(it).perSecond() / others.get(it).perSecond()));
        }

        /** The median over the rounds of how many times longer the one takes. */
        double medians() {
            return median(
                    pairs(it -> ones.get(it).milliseconds(50) / others.get(it).milliseconds(50)));
        }

        void print(String one, String other) {
            for (var round = 0; round < ones.size(); round++) {
                System.out.printf("%-14s %s%n", one, ones.get(round));
                System.out.printf("%-14s %s%n", other, others.get(round));
            }
        }

        double tail() {
            return median(
                    pairs(it -> ones.get(it).milliseconds(99) / ones.get(it).milliseconds(50)));
        }

        private double[] pairs(java.util.function.IntToDoubleFunction value) {
            return IntStream.range(0, ones.size()).mapToDouble(value).toArray();
        }
    }
}
