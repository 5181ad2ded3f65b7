package com.wrenchtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EdgeTest
class BadInputTests {

    private final Http http;
    private final OpenShops shops;
    private String holds = "";
    private String shop = "";

    BadInputTests(Http http, OpenShops shops) {
        this.http = http;
        this.shops = shops;
    }

    @BeforeEach
    void openShop() {
        shop = "/api/v1/public/" + shops.open().slug();
        holds = shop + "/holds";
    }

    @Test
    void givenAProperBody_whenSent_thenItIsReadAsItIs() {
        var answer = http.post(holds, """
            {"name": "O'Brien <b>'; DROP", "count": 2, "notes": "two\\nlines", "lat": -1.5e1,
             "at": "2026-05-31T09:00:00-07:00", "color": "RED", "place": {"latitude": 1, "longitude": 2}}\
            """);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("at").asString()).isEqualTo("2026-05-31T09:00:00-07:00");
        assertThat(answer.json().path("name").asString()).isEqualTo("O'Brien <b>'; DROP");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {"count":1}                                                | name: required
        {"name":null,"count":1}                                    | name: required
        {"name":5,"count":1}                                       | name: type
        {"name":true,"count":1}                                    | name: type
        {"name":["a"],"count":1}                                   | name: type
        {"name":"123456789012345678901","count":1}                 | name: length
        {"name":"a\\u0000b","count":1}                             | name: plain-text
        {"name":"a\\u001bb","count":1}                             | name: plain-text
        {"name":"a\\ud800b","count":1}                             | name: plain-text
        {"name":"a\\nb","count":1}                                 | name: plain-text
        {"name":"a\\u202eb","count":1}                             | name: plain-text
        {"name":"a","count":"1"}                                   | count: type
        {"name":"a","count":1.5}                                   | count: type
        {"name":"a","count":99999999999}                           | count: type
        {"name":"a","count":1e99999999}                            | count: type
        {"name":"a","count":11}                                    | count: range
        {"name":"a","count":""}                                    | count: type
        {"name":"a","count":1,"notes":"a\\u0007b"}                 | notes: plain-text
        {"name":"a","count":1,"lat":1e999}                         | lat: type
        {"name":"a","count":1,"lat":"NaN"}                         | lat: type
        {"name":"a","count":1,"lat":"Infinity"}                    | lat: type
        {"name":"a","count":1,"lat":"1"}                           | lat: type
        {"name":"a","count":1,"yes":"true"}                        | yes: type
        {"name":"a","count":1,"yes":1}                             | yes: type
        {"name":"a","count":1,"id":"1-1-1-1-1"}                    | id: format
        {"name":"a","count":1,"id":""}                             | id: format
        {"name":"a","count":1,"id":7}                              | id: type
        {"name":"a","count":1,"day":"2026-02-30"}                  | day: format
        {"name":"a","count":1,"day":""}                            | day: format
        {"name":"a","count":1,"day":[2026,2,1]}                    | day: type
        {"name":"a","count":1,"day":20000}                         | day: type
        {"name":"a","count":1,"at":"2026-05-31T09:00:00"}          | at: format
        {"name":"a","count":1,"at":1780000000}                     | at: type
        {"name":"a","count":1,"color":"BLUE"}                      | color: format
        {"name":"a","count":1,"color":0}                           | color: format
        {"name":"a","count":1,"color":""}                          | color: format
        {"name":"a","count":1,"services":"x"}                      | services: type
        {"name":"a","count":1,"services":""}                       | services: type
        {"name":"a","count":1,"services":[]}                       | services: length
        {"name":"a","count":1,"services":["x"]}                    | services[0]: format
        {"name":"a","count":1,"place":{"latitude":91,"longitude":0}} | place: invalid
        {"name":"a","count":1,"place":{"latitude":1,"longitude":2,"x":1}} | place.x: unknown
        {"name":"a","count":1,"customer":{"phone":"12","rating":1}} | customer.phone: length
        {"name":"a","count":1,"customer":{"rating":1}}             | customer.phone: required
        {"name":"a","count":1,"customer":{"phone":"123"}}          | customer.rating: type
        {"name":"a","count":1,"customer":{"phone":"123","rating":null}} | customer.rating: type
        {"name":"a","count":1,"customer":[]}                       | customer: type
        {"name":"a","count":1,"customer":""}                       | customer: type
        {"name":"a","count":1,"tenant":"other"}                    | tenant: unknown
        {}                                                         | count: required, name: required
        """)
    void givenAWrongField_whenSent_thenTheAnswerNamesIt(String body, String expected) {
        var answer = http.post(holds, body);

        assertThat(answer.problem()).as(body + answer.body()).isEqualTo("validation");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(String.join(", ", answer.errors())).as(answer.body()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {
        {"name":"a","count":1}}
        {"name":"a","count":1} {}
        {"name":"a","name":"b","count":1}
        {"name":"a","count":NaN}
        {"name":"a","count":1,"lat":Infinity}
        {'name':'a'}
        {"name":"a" /* comment */}
        {"name":"a",}
        []
        "text"
        null
        5
        """)
    void givenTextThatIsNotTheObjectAskedFor_whenSent_thenItIsMalformed(String body) {
        var answer = http.post(holds, body);

        assertThat(answer.problem()).as(answer.body()).isEqualTo("malformed-request");
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void givenNoBody_whenSent_thenItIsMalformed() {
        assertThat(http.post(holds, "").problem()).isEqualTo("malformed-request");
    }

    @Test
    void givenBytesThatAreNotUtf8_whenSent_thenItIsMalformed() {
        var body = new byte[] {'{', '"', 'n', '"', ':', '"', (byte) 0xc3, (byte) 0x28, '"', '}'};

        assertThat(http.postChunked(holds, body).problem()).isEqualTo("malformed-request");
    }

    @ParameterizedTest
    @CsvSource({"'[',']'", "'{\"customer\":','}'"})
    void givenAThousandLevels_whenSent_thenRefusedAtOnce(String open, String close) {
        var begun = System.nanoTime();

        var answer = http.post(holds, open.repeat(1000) + "1" + close.repeat(1000));

        assertThat(answer.problem()).isIn("malformed-request", "validation");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
        -                                                    | from: required
        from=                                                | from: format
        from=2026-02-30                                      | from: format
        from=+12026-02-01                                    | from: format
        from=5/31/26                                         | from: format
        from=2026-05-01&services=1-1-1-1-1                   | services: format
        from=2026-05-01&lat=NaN                              | lat: type
        from=2026-05-01&lat=1e400                            | lat: type
        from=2026-05-01&lat=0x1p3                            | lat: type
        from=2026-05-01&max=0x5                              | max: type
        from=2026-05-01&max=11                               | max: range
        from=2026-05-01&max=99999999999                      | max: type
        from=2026-05-01&postalCode=a%00b                     | postalCode: plain-text
        from=2026-05-01&postalCode=a%1Bb                     | postalCode: plain-text
        """)
    void givenAWrongParameter_whenAsked_thenTheAnswerNamesIt(String query, String expected) {
        var answer = http.get(shop + "/availability" + (query == null ? "" : "?" + query));

        assertThat(answer.problem()).as(answer.body()).isEqualTo("validation");
        assertThat(String.join(", ", answer.errors())).isEqualTo(expected);
    }

    @Test
    void givenAPathThatHoldsNoId_whenAsked_thenNothingIsThere() {
        assertThat(http.send("DELETE", holds + "/1-1-1-1-1").problem()).isEqualTo("not-found");
    }

    @Test
    void givenAMissingHeader_whenSent_thenTheAnswerSaysWhich() {
        assertThat(http.post(shop + "/appointments", "{}").problem()).isEqualTo("idempotency-key-required");
        assertThat(http.post(shop + "/appointments", "{}", "Idempotency-Key", "k")
                        .problem())
                .isEqualTo("version-required");
    }

    @Test
    void givenAnotherMediaType_whenSent_thenTheAnswerSaysWhatIsUnderstood() {
        var form = http.post(holds, "name=a", "Content-Type", "application/x-www-form-urlencoded");
        var text = http.get(shop + "/coverage", "Accept", "text/csv");

        assertThat(form.problem()).isEqualTo("unsupported-media-type");
        assertThat(form.status()).isEqualTo(415);
        assertThat(text.problem()).isEqualTo("not-acceptable");
        assertThat(text.status()).isEqualTo(406);
    }

    @Test
    void givenABodyOverTheLimit_whenSent_thenRefusedWhetherDeclaredOrNot() {
        var megabyte = "{\"name\":\"%s\",\"count\":1}".formatted("a".repeat(1024 * 1024));

        var declared = http.post(holds, megabyte);
        var chunked = http.postChunked(holds, megabyte.getBytes(StandardCharsets.UTF_8));

        assertThat(declared.problem()).isEqualTo("too-large");
        assertThat(declared.status()).isEqualTo(413);
        assertThat(chunked.problem()).isEqualTo("too-large");
    }

    @Test
    void givenABodyAtTheLimit_whenSent_thenItIsRead() {
        var start = "{\"name\":\"a\",\"count\":1,\"notes\":\"";
        var exact = start + "x".repeat(64 * 1024 - start.length() - 2) + "\"}";

        assertThat(http.post(holds, exact).status()).isEqualTo(200);
        assertThat(http.post(holds, exact + " ").status()).isEqualTo(413);
        assertThat(http.postChunked(holds, exact.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
        assertThat(http.postChunked(holds, (exact + " ").getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "bug, 500, internal",
        "error, 500, internal",
        "not-found, 404, not-found",
        "module, 409, slot-taken",
        "thrown, 409, too-late",
        "validation, 422, validation",
        "no connection, 503, unavailable",
        "57014, 503, unavailable",
        "08006, 503, unavailable",
        "57P01, 503, unavailable",
        "53300, 503, unavailable",
        "55P03, 503, unavailable",
        "23P01, 409, conflict",
        "23505, 409, conflict",
        "40P01, 409, conflict",
        "40001, 409, conflict",
        "42501, 500, internal",
        "23514, 500, internal"
    })
    void givenAFailureBehindTheEdge_whenAnswered_thenItSaysWhatTheClientCanDoAndNoMore(
            String how, int status, String problem) {
        var answer = http.get(shop + "/services?how=" + how.replace(" ", "%20"));

        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().propertyNames())
                .contains("type", "title", "status", "detail", "requestId")
                .doesNotContain("instance", "trace", "exception");
        assertThat(answer.json().path("requestId").asString()).isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.body()).doesNotContain("secret", "Exception", "java", "sql");
        assertThat(answer.header("Retry-After") != null).isEqualTo(status == 503 || problem.equals("conflict"));
        if (how.equals("validation")) {
            assertThat(answer.errors()).containsExactly("start: not-on-grid");
        }
    }
}
