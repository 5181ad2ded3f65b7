package com.wrenchtime.booking;

import com.wrenchtime.PlatformApplication;
import com.wrenchtime.testing.JavaProcess;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/** Two processes of the application on one database, with a client for each. Their limits are far away. */
record TwoProcesses(List<JavaProcess> processes, List<PublicApiClient> clients) implements AutoCloseable {

    static TwoProcesses start(TestDatabase database, Path folder) throws IOException, InterruptedException {
        var ports = List.of(freePort(), freePort());
        var processes = List.of(start(database, folder, ports.getFirst()), start(database, folder, ports.getLast()));
        for (var process : processes) {
            process.awaitLine("Started PlatformApplication");
        }
        return new TwoProcesses(
                processes, ports.stream().map(PublicApiClient::new).toList());
    }

    /** One of the two, so that neighbours get different ones. */
    PublicApiClient client(int number) {
        return clients.get(number % clients.size());
    }

    @Override
    public void close() {
        processes.forEach(JavaProcess::close);
    }

    private static JavaProcess start(TestDatabase database, Path folder, int port) throws IOException {
        return JavaProcess.start(
                PlatformApplication.class,
                folder,
                database.arguments(
                        "--server.port=" + port,
                        "--management.server.port=0",
                        "--server.forward-headers-strategy=native",
                        "--wrenchtime.jobs.enabled=false",
                        "--wrenchtime.databases.main.pool-size=40",
                        "--wrenchtime.databases.main.connection-timeout=30s",
                        "--wrenchtime.limits.read-burst=1000000",
                        "--wrenchtime.limits.reads-per-minute=60000000",
                        "--wrenchtime.limits.write-burst=1000000",
                        "--wrenchtime.limits.writes-per-minute=60000000",
                        "--wrenchtime.limits.concurrent=1000",
                        "--wrenchtime.limits.concurrent-per-shop=1000",
                        "--wrenchtime.limits.patience=30s"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
