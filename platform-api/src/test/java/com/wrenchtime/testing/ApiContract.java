package com.wrenchtime.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.wrenchtime.testing.PublicApiClient.Answer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The committed description of the API, taken at its word: an answer must be described with its status and have all that is
 * required there, in the form that is described, and nothing else.
 */
public final class ApiContract {

    private static final String ADDRESS = "https://wrenchtime.test/openapi.json";
    private static final String ROOT = "/api/v1/public/";
    private static final Set<String> UNUSUAL = Set.of("default", "429", "503");

    private final JsonNode document;
    private final SchemaRegistry schemas;
    private final Set<String> seen = new TreeSet<>();

    public ApiContract() {
        this.document = JsonMapper.shared().readTree(Path.of("openapi.json"));
        document.at("/components/schemas").properties().forEach(it -> close(it.getKey(), (ObjectNode) it.getValue()));
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                it -> it.schemas(address -> address.equals(ADDRESS) ? document.toString() : null));
    }

    // The document lets answers grow; here something more is something that was not described.
    private static void close(String name, ObjectNode schema) {
        if (schema.has("allOf")) {
            schema.put("unevaluatedProperties", false);
        } else if (!name.equals("Problem")) {
            schema.put("additionalProperties", false);
        }
    }

    /** Asserts that the answer is what the description says of this public operation, such as {@code GET {shop}/services}. */
    public void assertDescribed(String operation, Answer answer) {
        var method = operation.substring(0, operation.indexOf(' ')).toLowerCase(Locale.ROOT);
        var path = ROOT + operation.substring(operation.indexOf(' ') + 1);
        var pointer = "/paths/%s/%s/responses/%d"
                .formatted(path.replace("~", "~0").replace("/", "~1"), method, answer.status());
        var described = document.at(pointer);
        assertThat(described.isMissingNode())
                .as("%s is described with %s", operation, answer)
                .isFalse();
        seen.add(operation + " " + answer.status());
        described.path("headers").properties().stream()
                .filter(it -> it.getValue().path("required").asBoolean())
                .forEach(it -> assertThat(answer.response().headers().firstValue(it.getKey()))
                        .as(it.getKey())
                        .isPresent());
        var type = answer.response().headers().firstValue("Content-Type").orElse("none");
        if (!described.has("content")) {
            assertThat(answer.response().body()).isEmpty();
            return;
        }
        assertThat(described.path("content").has(type))
                .as("%s of %s", type, operation)
                .isTrue();
        var schema = schemas.getSchema(SchemaLocation.of(ADDRESS + "#"
                + pointer.replace("{", "%7B").replace("}", "%7D") + "/content/" + type.replace("/", "~1") + "/schema"));
        assertThat(schema.validate(
                        answer.json(), it -> it.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as("%s: %s", operation, answer)
                .isEmpty();
    }

    /**
     * The public operations and statuses that are described and were not asserted, but those of overload and disorder.
     *
     * @param which paths it is about, such as {@code {shop}/services}
     */
    public Set<String> unseen(Predicate<String> which) {
        var unseen = new TreeSet<String>();
        for (var path : document.at("/paths").properties()) {
            for (var operation : path.getValue().properties()) {
                for (var status : operation.getValue().path("responses").propertyNames()) {
                    if (path.getKey().startsWith(ROOT)
                            && which.test(path.getKey().substring(ROOT.length()))
                            && !UNUSUAL.contains(status)) {
                        unseen.add("%s %s %s"
                                .formatted(
                                        operation.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey().substring(ROOT.length()),
                                        status));
                    }
                }
            }
        }
        unseen.removeAll(seen);
        return unseen;
    }
}
