package com.wrenchtime.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asked before Testcontainers is, which logs a page of stack traces where there is no Docker. */
final class DockerEngine {

    private static final Path USUAL_SOCKET = Path.of("/var/run/docker.sock");

    private DockerEngine() {}

    /** Whether an engine answers a ping within two seconds. */
    static boolean answers() {
        return address().filter(DockerEngine::answers).isPresent();
    }

    private static Optional<SocketAddress> address() {
        var host = System.getenv("DOCKER_HOST");
        if (host == null || host.isBlank()) {
            return Files.exists(USUAL_SOCKET)
                    ? Optional.of(UnixDomainSocketAddress.of(USUAL_SOCKET))
                    : Optional.empty();
        }
        var uri = URI.create(host);
        return switch (uri.getScheme()) {
            case "unix" -> Optional.of(UnixDomainSocketAddress.of(uri.getPath()));
            case "tcp" -> Optional.of(new InetSocketAddress(uri.getHost(), uri.getPort()));
            default -> Optional.empty();
        };
    }

    private static boolean answers(SocketAddress address) {
        var ping = new FutureTask<>(() -> ping(address));
        Thread.ofVirtual().start(ping);
        try {
            return ping.get(2, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            ping.cancel(true);
        }
    }

    private static boolean ping(SocketAddress address) throws IOException {
        try (var channel = address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open()) {
            channel.connect(address);
            channel.write(US_ASCII.encode("GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n"));
            var answer = ByteBuffer.allocate(12);
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                // Until the status line is there, or the other side is done.
            }
            return US_ASCII.decode(answer.flip()).toString().endsWith(" 200");
        }
    }
}
