package com.wrenchtime.benchmark;

import com.wrenchtime.PlatformApplication;
import com.wrenchtime.tenancy.Provisioning;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestShops;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Opens shops one after the other in an empty database, and prints how long it took for each hundred.
 *
 * <p>{@code ./mvnw -pl platform-api test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=com.wrenchtime.benchmark.ManyShops -Dexec.args=1000}
 */
public final class ManyShops {

    private static final int HUNDRED = 100;

    private ManyShops() {}

    public static void main(String... args) {
        var wanted = args.length == 0 ? 2_000 : Integer.parseInt(args[0]);
        var database = TestDatabase.freshDatabase();
        try (var context = new SpringApplicationBuilder(PlatformApplication.class)
                .web(WebApplicationType.NONE)
                .run(database.arguments("--logging.level.root=warn"))) {
            open(context.getBean(Provisioning.class), wanted);
        }
        System.out.printf("database: %d MB%n", database.megabytes());
    }

    private static void open(Provisioning provisioning, int wanted) {
        System.out.println("shops  median ms  p95 ms");
        for (var there = HUNDRED; there <= wanted; there += HUNDRED) {
            var times = new double[HUNDRED];
            for (var shop = 0; shop < HUNDRED; shop++) {
                var start = System.nanoTime();
                provisioning.open(TestShops.randomId(), TestShops.randomSlug(), () -> {});
                times[shop] = Duration.ofNanos(System.nanoTime() - start).toNanos() / 1e6;
            }
            Arrays.sort(times);
            System.out.printf("%5d  %9.0f  %6.0f%n", there, times[HUNDRED / 2], times[HUNDRED * 95 / 100]);
        }
    }
}
