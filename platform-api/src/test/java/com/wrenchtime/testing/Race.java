package com.wrenchtime.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many threads that start at the same moment. */
public final class Race {

    private Race() {}

    /** What each of so many runners comes to, in their order; the first failure is thrown. */
    public static <T> List<T> of(int runners, IntFunction<T> run) throws InterruptedException, ExecutionException {
        var barrier = new CyclicBarrier(runners);
        try (var threads = Executors.newFixedThreadPool(runners)) {
            var results = threads.invokeAll(IntStream.range(0, runners)
                    .<Callable<T>>mapToObj(it -> () -> {
                        barrier.await();
                        return run.apply(it);
                    })
                    .toList());
            var values = new java.util.ArrayList<T>();
            for (var result : results) {
                values.add(result.get());
            }
            return values;
        }
    }
}
