package com.wrenchtime.benchmark;

import com.wrenchtime.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Unpacks the jar in layers as the image does, and starts it on a database that is migrated and has the demonstration
 * shops: plainly, and with a cache that a training run with the requests of {@code docker/train.sh} left. Prints the time to the first 200 of {@code
 * /health}, and what the process has resident after 10,000 mixed requests. Argument: starts of each kind.
 */
final class StartAndMemory {

    private static final int PORT = 18_080;
    private static final int REQUESTS = 10_000;
    private static final String EDGAR = "/api/v1/public/edgar";

    private final Path folder;
    private final TestDatabase database = TestDatabase.freshDatabase();

    private StartAndMemory(Path folder) {
        this.folder = folder;
    }

    public static void main(String... args) throws Exception {
        var starts = args.length == 0 ? 5 : Integer.parseInt(args[0]);
        var folder = Files.createTempDirectory("wrenchtime-start-");
        try {
            new StartAndMemory(folder).measure(starts);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void measure(int starts) throws Exception {
        unpack();
        var cache = folder.resolve("app.aot");
        try (var training = start("-XX:AOTCacheOutput=" + cache)) {
            System.out.printf("first start, migrating and training: %.1f s%n", training.awaitHealth());
            for (var i = 0; i < 20; i++) {
                train();
            }
        }
        System.out.printf("cache: %d MB%n", Files.size(cache) >> 20);
        var plain = new double[starts];
        var cached = new double[starts];
        for (var i = 0; i < starts; i++) {
            try (var application = start("-XX:AOTMode=off")) {
                plain[i] = application.awaitHealth();
            }
            try (var application = start("-XX:AOTCache=" + cache)) {
                cached[i] = application.awaitHealth();
                if (i == starts - 1) {
                    System.out.printf("resident after the start: %d MB%n", application.residentMegabytes());
                    System.out.println("answers: " + mixedRequests());
                    System.out.printf(
                            "resident after %d requests: %d MB (goal: at most 500)%n",
                            REQUESTS, application.residentMegabytes());
                }
            }
            System.out.printf("start: plain %.1f s, with the cache %.1f s%n", plain[i], cached[i]);
        }
        System.out.printf("start, plain: median %.1f s (goal: at most 15)%n", Load.median(plain));
        System.out.printf("start, with the cache: median %.1f s (goal: at most 6)%n", Load.median(cached));
    }

    private void unpack() throws Exception {
        var layers = folder.resolve("layers");
        var unpacking = new ProcessBuilder(
                        java(),
                        "-Djarmode=tools",
                        "-jar",
                        System.getProperty("application.jar"),
                        "extract",
                        "--layers",
                        "--destination",
                        layers.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("unpacking.log").toFile())
                .start();
        if (unpacking.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("unpacking.log")));
        }
        for (var layer : List.of("dependencies", "spring-boot-loader", "snapshot-dependencies", "application")) {
            if (Files.exists(layers.resolve(layer))) {
                FileSystemUtils.copyRecursively(layers.resolve(layer), folder.resolve("app"));
            }
        }
        try (var files = Files.list(folder.resolve("app"))) {
            var jar = files.filter(it -> it.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
            Files.move(jar, folder.resolve("app/app.jar"));
        }
    }

    private Application start(String cacheOption) throws IOException {
        // The options of the image, and the collector and heap that a JVM chooses in the container's gigabyte.
        var command = new ArrayList<>(List.of(
                java(),
                "@" + System.getProperty("jvm.options"),
                "-XX:MaxRAM=1g",
                "-XX:+UseSerialGC",
                "-Xlog:aot=error",
                cacheOption,
                "-jar",
                folder.resolve("app/app.jar").toString()));
        command.addAll(List.of(database.arguments(Stream.concat(
                        Stream.of(
                                "--server.port=" + PORT,
                                "--management.server.port=" + (PORT + 1),
                                "--spring.profiles.active=container",
                                "--wrenchtime.demo.enabled=true"),
                        ServedShops.withoutLimits())
                .toArray(String[]::new))));
        return new Application(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("application.log").toFile())
                        .start(),
                System.nanoTime());
    }

    private void train() throws IOException {
        var today = LocalDate.now(ZoneId.of("America/Los_Angeles"));
        try (var client = new KeepAliveClient(PORT)) {
            client.get("/health").expect(200);
            client.get("/openapi.json").expect(200);
            client.get(EDGAR).expect(200);
            client.get(EDGAR + "/services").expect(200);
            client.get(free(anyService(client), today, today)).expect(200);
        }
    }

    /** In ten: two profiles, two menus, one coverage, three availabilities, one list of days, one hold. */
    private String mixedRequests() throws IOException {
        var answers = new TreeMap<Integer, Integer>();
        try (var client = new KeepAliveClient(PORT)) {
            var service = anyService(client);
            var from = LocalDate.now(ZoneId.of("America/Los_Angeles")).plusDays(2);
            var free = free(service, from, from.plusDays(6));
            var starts = json(client.get(free).expect(200)).findValuesAsString("start");
            for (var i = 0; i < REQUESTS; i++) {
                var answer = switch (i % 10) {
                    case 0, 1 -> client.get(EDGAR);
                    case 2, 3 -> client.get(EDGAR + "/services");
                    case 4 -> client.get(EDGAR + "/coverage?postalCode=95616");
                    case 5, 6, 7 -> client.get(free);
                    case 8 -> client.get(free.replace("/availability?", "/availability/days?"));
                    default ->
                        client.post(EDGAR + "/holds", UUID.randomUUID().toString(), """
                            {"services": ["%s"], "start": "%s", "place": {"postalCode": "95616"}}\
                            """.formatted(
                                        service, starts.get(i / 10 % starts.size())));
                };
                answers.merge(answer.status(), 1, Integer::sum);
            }
        }
        return answers.toString();
    }

    private static String anyService(KeepAliveClient client) throws IOException {
        return json(client.get(EDGAR + "/services").expect(200))
                .get("items")
                .get(0)
                .get("id")
                .asString();
    }

    private static String free(String service, LocalDate from, LocalDate to) {
        return EDGAR + "/availability?services=%s&from=%s&to=%s&postalCode=95616".formatted(service, from, to);
    }

    private static JsonNode json(KeepAliveClient.Answer answer) {
        return JsonMapper.shared().readTree(answer.text());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private final class Application implements AutoCloseable {

        private final Process process;
        private final long started;

        Application(Process process, long started) {
            this.process = process;
            this.started = started;
        }

        /** Seconds from the start of the process to the first 200. */
        double awaitHealth() throws IOException, InterruptedException {
            while (!isHealthy()) {
                if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() - started > 120e9) {
                    throw new IllegalStateException(Files.readString(folder.resolve("application.log")));
                }
            }
            return (System.nanoTime() - started) / 1e9;
        }

        private boolean isHealthy() {
            try (var client = new KeepAliveClient(PORT)) {
                return client.get("/health").status() == 200;
            } catch (IOException e) {
                return false; // nobody listens yet
            }
        }

        long residentMegabytes() throws IOException {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                            .filter(it -> it.startsWith("VmRSS:"))
                            .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                            .sum()
                    / 1024;
        }

        /** Ends it in an orderly way, in which a training run writes its cache. */
        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(90, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
