package com.wrenchtime.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is kept open, for one thread. As little work for the machine as HTTP allows, because it shares the
 * cores with the server that is measured.
 */
final class KeepAliveClient implements AutoCloseable {

    private final int port;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    KeepAliveClient(int port) {
        this.port = port;
    }

    Answer get(String path) throws IOException {
        return send("GET", path, "", "");
    }

    Answer post(String path, String key, String body) throws IOException {
        return send("POST", path, "Content-Type: application/json\r\nIdempotency-Key: " + key + "\r\n", body);
    }

    private Answer send(String method, String path, String headers, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        var head = "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%sContent-Length: %d\r\n\r\n"
                .formatted(method, path, headers, bytes.length)
                .getBytes(ISO_8859_1);
        var request = new byte[head.length + bytes.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(bytes, 0, request, head.length, bytes.length);
        connected().getOutputStream().write(request);
        return answer();
    }

    private Socket connected() throws IOException {
        var open = socket;
        if (open == null) {
            open = new Socket(InetAddress.getLoopbackAddress(), port);
            open.setTcpNoDelay(true);
            open.setSoTimeout(60_000);
            in = new BufferedInputStream(open.getInputStream(), 65_536);
            socket = open;
        }
        return open;
    }

    private Answer answer() throws IOException {
        var status = Integer.parseInt(line().substring(9, 12));
        var length = 0;
        var chunked = false;
        var last = false;
        for (var line = line(); !line.isEmpty(); line = line()) {
            var header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            chunked |= header.equals("transfer-encoding: chunked");
            last |= header.equals("connection: close");
        }
        var body = chunked ? chunks() : exactly(length);
        if (last) {
            close();
        }
        return new Answer(status, new String(body, UTF_8));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream(16_384);
        for (var size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(exactly(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder(80);
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        var open = socket;
        socket = null;
        if (open != null) {
            open.close();
        }
    }

    /** What the server said. */
    record Answer(int status, String text) {

        Answer expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException(this.toString());
            }
            return this;
        }

        @Override
        public String toString() {
            return status + " " + text;
        }
    }
}
