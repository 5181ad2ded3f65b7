package com.wrenchtime.benchmark;

import com.wrenchtime.benchmark.Load.Client;
import com.wrenchtime.tenancy.Provisioning;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.TestShops;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Opens shops one after the other in an empty database and prints how long it took for each hundred; then asks for the
 * availability of random ones among all of them and among the first ten, and prints how much memory the largest backend
 * has come to. Arguments: shops, rounds of each, seconds a round. Long: {@code 2000 10 30}.
 */
public final class ManyShops {

    private static final int HUNDRED = 100;
    private static final int FEW = 10;

    private ManyShops() {}

    public static void main(String... args) throws Exception {
        var wanted = args.length == 0 ? 2_000 : Integer.parseInt(args[0]);
        var rounds = args.length < 2 ? 10 : Integer.parseInt(args[1]);
        var round = Duration.ofSeconds(args.length < 3 ? 30 : Integer.parseInt(args[2]));
        try (var served = new ServedShops()) {
            var shops = open(served, wanted);
            System.out.printf("database: %d MB%n", served.database().megabytes());
            // Many first, so that their backends have seen all shops when they are asked for few.
            var compared = Load.compare(
                    rounds,
                    it -> ask(served, shops, round),
                    it -> ask(served, shops.subList(0, Math.min(FEW, shops.size())), round));
            compared.print(wanted + " shops", FEW + " shops");
            System.out.printf("p50 among %d / among %d: %.2f (goal: at most 1.5)%n", wanted, FEW, compared.medians());
            System.out.printf(
                    "largest backend after %d s: %d MB private (goal: at most 300)%n",
                    2L * (rounds + 1) * round.toSeconds(), largestBackend(served));
        }
    }

    private static List<BookableShop> open(ServedShops served, int wanted) {
        var provisioning = served.context().getBean(Provisioning.class);
        var shops = new ArrayList<BookableShop>();
        System.out.println("shops  median ms  p95 ms");
        while (shops.size() < wanted) {
            var times = new double[Math.min(HUNDRED, wanted - shops.size())];
            for (var i = 0; i < times.length; i++) {
                var start = System.nanoTime();
                var shop = provisioning.open(TestShops.randomId(), TestShops.randomSlug(), () -> {});
                times[i] = (System.nanoTime() - start) / 1e6;
                shops.add(BookableShop.furnish(served.context(), shop, 2, Duration.ZERO));
            }
            Arrays.sort(times);
            System.out.printf(
                    "%5d  %9.0f  %6.0f%n", shops.size(), times[times.length / 2], times[times.length * 95 / 100]);
        }
        return shops;
    }

    private static Load.Outcome ask(ServedShops served, List<BookableShop> shops, Duration round) throws Exception {
        var addresses = shops.stream().map(it -> ServedShops.week(it, 2)).toList();
        var clients = IntStream.range(0, Load.CLIENTS)
                .mapToObj(it -> new KeepAliveClient(served.port()))
                .toList();
        try {
            return Load.run(
                    round, clients.stream().map(it -> asking(it, addresses)).toList());
        } finally {
            for (var it : clients) {
                it.close();
            }
        }
    }

    private static Client asking(KeepAliveClient client, List<String> addresses) {
        var random = new Random();
        return () -> client.get(addresses.get(random.nextInt(addresses.size())))
                        .expect(200)
                        .status()
                == 200;
    }

    /** What belongs to it alone, of those that serve the application. */
    private static long largestBackend(ServedShops served) throws IOException {
        var backends = served.database()
                .superuser()
                .sql("SELECT pid FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND usename = 'wrenchtime_app'")
                .query(Integer.class)
                .list();
        var largest = 0L;
        for (var backend : backends) {
            var memory = Path.of("/proc", String.valueOf(backend), "smaps_rollup");
            largest = Math.max(
                    largest,
                    Files.readAllLines(memory).stream()
                            .filter(it -> it.startsWith("Private_Clean:") || it.startsWith("Private_Dirty:"))
                            .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                            .sum());
        }
        return largest / 1024;
    }
}
