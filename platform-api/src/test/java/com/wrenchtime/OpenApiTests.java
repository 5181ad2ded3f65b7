package com.wrenchtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.ServedTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The committed description of the API is the one that the application gives. After a wanted change it is written anew by
 * {@code ./mvnw -pl platform-api test -Dtest=OpenApiTests -Dopenapi.write=true}.
 */
@ServedTest
class OpenApiTests {

    private static final Path COMMITTED = Path.of("openapi.json");

    private final int port;

    OpenApiTests(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void givenTheApplication_whenDescribed_thenTheCommittedDescriptionIsCurrent()
            throws IOException, InterruptedException {
        var described = described();

        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, described);
        }

        assertThat(COMMITTED).hasContent(described);
    }

    // Two records of one name make springdoc drop what an answer contains, without a word.
    @Test
    void givenTheApplication_whenDescribed_thenEachAnswerWithABodySaysWhatIsInIt()
            throws IOException, InterruptedException {
        var empty = new TreeSet<String>();
        JsonMapper.shared()
                .readTree(described())
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operation.getValue().path("responses").properties().stream()
                                .filter(it ->
                                        it.getKey().equals("200") || it.getKey().equals("201"))
                                .filter(it -> it.getValue().path("content").isEmpty())
                                .forEach(it -> empty.add(operation.getKey() + " " + path.getKey()))));

        assertThat(empty).isEmpty();
    }

    private String described() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/openapi.json".formatted(port)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            var json = JsonMapper.builder()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            return json.writeValueAsString(json.readValue(answer.body(), Map.class)) + "\n";
        }
    }
}
