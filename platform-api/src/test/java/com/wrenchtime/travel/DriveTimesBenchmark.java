package com.wrenchtime.travel;

import com.wrenchtime.shared.Place;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Whether a cache in front of the estimate would pay: one drive, estimated and looked up, over 10,000 legs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DriveTimesBenchmark {

    private final Place[] places = new Random(1)
            .doubles(100)
            .mapToObj(it -> new Place(38 + it, -121 - it * 31 % 1))
            .toArray(Place[]::new);
    private final DriveTimes estimated =
            new DrivingAssumptions(1.3, 5, 35, 80, Duration.ofMinutes(3), Duration.ofMinutes(45)).driveTimes();
    private final CachedDriveTimes cached = new CachedDriveTimes(estimated, 100_000);
    private int next;

    public DriveTimesBenchmark() {
        for (var from : places) {
            for (var to : places) {
                cached.remember(from, to, estimated.between(from, to));
            }
        }
    }

    @Benchmark
    public Duration estimate() {
        next = (next + 37) % 10_000;
        return estimated.between(places[next / 100], places[next % 100]);
    }

    @Benchmark
    public Duration lookUp() {
        next = (next + 37) % 10_000;
        return cached.between(places[next / 100], places[next % 100]);
    }
}
