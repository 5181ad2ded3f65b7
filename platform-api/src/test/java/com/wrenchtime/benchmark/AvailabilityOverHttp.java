package com.wrenchtime.benchmark;

import com.wrenchtime.benchmark.Load.Client;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A week of five technicians with 30 appointments a day, asked for by eight connections, against the same reads said to
 * the database by eight threads without an application. Arguments: seconds a round, of which there are five of each;
 * seconds of the same load before them, since the JVM compiles for about a minute.
 */
final class AvailabilityOverHttp {

    private AvailabilityOverHttp() {}

    public static void main(String... args) throws Exception {
        var round = Duration.ofSeconds(args.length == 0 ? 20 : Integer.parseInt(args[0]));
        var warmUp = Duration.ofSeconds(args.length < 2 ? 60 : Integer.parseInt(args[1]));
        try (var served = new ServedShops();
                var pool = served.barePool()) {
            var shop = served.open(5);
            served.fill(shop, 9);
            var week = ServedShops.week(shop, 2);
            try (var client = new KeepAliveClient(served.port())) {
                client.get(week).expect(200);
                var script = served.statements()
                        .during(() -> System.out.printf(
                                "answer: %d characters%n",
                                client.get(week).expect(200).text().length()));
                System.out.printf("statements a request, without SET LOCAL ROLE: %d%n", script.size());
                var clients = IntStream.range(0, Load.CLIENTS)
                        .mapToObj(it -> new KeepAliveClient(served.port()))
                        .toList();
                var asking = clients.stream()
                        .<Client>map(it -> () -> it.get(week).expect(200).status() == 200)
                        .toList();
                var bare = IntStream.range(0, Load.CLIENTS)
                        .<Client>mapToObj(it -> () -> {
                            try (var connection = pool.getConnection()) {
                                script.run(connection, shop.registered().role(), true, UnaryOperator.identity());
                            }
                            return true;
                        })
                        .toList();
                System.out.printf("warming up     %s%n", Load.run(warmUp, asking));
                var compared = Load.compare(5, it -> Load.run(round, asking), it -> Load.run(round, bare));
                compared.print("HTTP", "bare JDBC");
                System.out.printf("throughput, HTTP / bare JDBC: %.2f (goal: at least 0.5)%n", compared.rates());
                System.out.printf("p99 / p50 of HTTP: %.1f (goal: at most 10)%n", compared.tail());
                for (var it : clients) {
                    it.close();
                }
            }
        }
    }
}
