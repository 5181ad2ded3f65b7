package com.wrenchtime.messaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A mail server that answers as it is told, or falls silent; to the commands that it was told nothing of it says yes. */
final class ScriptedServer implements AutoCloseable {

    /** The answer that does not come. */
    static final String SILENCE = "";

    private final ServerSocket door;
    private final Map<String, String> answers;

    ScriptedServer(Map<String, String> answers) {
        try {
            this.door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.answers = Map.copyOf(answers);
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        try (var client = door.accept()) {
            say(client, "220 here");
            var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            var inData = false;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (inData && !line.equals(".")) {
                    continue;
                }
                var command = inData ? "." : line.split("[ :]", 2)[0];
                var answer = answers.getOrDefault(command, command.equals("DATA") ? "354 go on" : "250 fine");
                inData = answer.startsWith("354");
                if (!answer.equals(SILENCE)) {
                    say(client, answer);
                }
            }
        } catch (SocketException e) {
            // The test is over.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
