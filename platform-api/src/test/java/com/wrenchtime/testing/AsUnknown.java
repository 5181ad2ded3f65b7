package com.wrenchtime.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.PublicApiClient.Answer;
import java.util.List;
import java.util.Map;

/** What a client must not be able to tell apart: what belongs to another shop, and what never was. */
public final class AsUnknown {

    private AsUnknown() {}

    /** Both are the same 404, in all that a client can compare. */
    public static void sameAsUnknown(Answer answer, Answer unknown) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
        assertThat(told(answer)).isEqualTo(told(unknown));
        assertThat(headers(answer)).isEqualTo(headers(unknown));
    }

    private static String told(Answer answer) {
        return answer.response().body().replace(answer.text("requestId"), "ID");
    }

    // A shop that is there says in Vary that its pages may read the answer; that it is there is no secret.
    private static Map<String, List<String>> headers(Answer answer) {
        var headers = new java.util.TreeMap<>(answer.response().headers().map());
        headers.keySet()
                .removeIf(
                        it -> List.of("date", "x-request-id", "vary").contains(it.toLowerCase(java.util.Locale.ROOT)));
        return headers;
    }
}
