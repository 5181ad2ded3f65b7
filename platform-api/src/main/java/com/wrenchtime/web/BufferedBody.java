package com.wrenchtime.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * A request whose body was read in full before anybody works on it. So the limit holds for declared and for chunked bodies
 * alike, nothing is half read when it is exceeded, and a slow sender occupies none of the places that work is limited to.
 */
final class BufferedBody extends HttpServletRequestWrapper {

    private final byte[] body;
    private @Nullable Map<String, String[]> parameters;

    private BufferedBody(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /** @throws RefusedByEdge if it is too large, comes too slowly, or does not end as it should */
    static BufferedBody of(HttpServletRequest request, int limit, Duration within) {
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        try {
            return new BufferedBody(request, read(request, limit, within));
        } catch (SocketTimeoutException e) {
            throw tooSlow();
        } catch (IOException e) {
            throw RefusedByEdge.because(
                    Problems.MALFORMED, "The body ends too early or is not framed as HTTP asks for");
        }
    }

    private static byte[] read(HttpServletRequest request, int limit, Duration within) throws IOException {
        var begun = System.nanoTime();
        var input = request.getInputStream();
        var body = new ByteArrayOutputStream();
        var part = new byte[4096];
        for (int read = input.read(part); read >= 0; read = input.read(part)) {
            body.write(part, 0, read);
            if (body.size() > limit) {
                throw tooLarge(limit);
            }
            if (System.nanoTime() - begun > within.toNanos()) {
                throw tooSlow();
            }
        }
        return body.toByteArray();
    }

    private static RefusedByEdge tooLarge(int limit) {
        return RefusedByEdge.because(Problems.TOO_LARGE, "A body may have %d bytes".formatted(limit));
    }

    static RefusedByEdge tooSlow() {
        return RefusedByEdge.because(Problems.TOO_SLOW, "The body did not arrive in time");
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Replay(body);
    }

    @Override
    public BufferedReader getReader() {
        var encoding = getCharacterEncoding();
        var charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }

    // Tomcat reads the fields of a form from the body itself, which has been read already.
    private Map<String, String[]> parameters() {
        if (parameters == null) {
            parameters = new LinkedHashMap<>(super.getParameterMap());
            var type = getContentType();
            if (body.length > 0 && type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
                FormFields.read(body).forEach((name, values) -> parameters.merge(name, values, BufferedBody::joined));
            }
        }
        return parameters;
    }

    private static String[] joined(String[] some, String[] more) {
        return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
    }

    @Override
    public @Nullable String getParameter(String name) {
        var values = parameters().get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters().get(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters());
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters().keySet());
    }

    private static final class Replay extends ServletInputStream {

        private final ByteArrayInputStream body;

        Replay(byte[] body) {
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return body.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return body.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return body.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("Read it as it is");
        }
    }
}
