package com.wrenchtime.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a form of a page sends ({@code application/x-www-form-urlencoded}, in UTF-8). */
final class FormFields {

    private static final int AT_MOST = 100;

    private FormFields() {}

    /**
     * The values of each field, in their order.
     *
     * @throws RefusedByEdge when it is not encoded as browsers do, or has more fields than any form of ours
     */
    static Map<String, String[]> read(byte[] body) {
        var pairs = new String(body, StandardCharsets.UTF_8).split("&", AT_MOST + 1);
        if (pairs.length > AT_MOST) {
            throw RefusedByEdge.because(Problems.MALFORMED, "A form may have %d fields".formatted(AT_MOST));
        }
        var fields = new LinkedHashMap<String, List<String>>();
        for (var pair : pairs) {
            var at = pair.indexOf('=');
            var name = decoded(at < 0 ? pair : pair.substring(0, at));
            fields.computeIfAbsent(name, it -> new ArrayList<>()).add(at < 0 ? "" : decoded(pair.substring(at + 1)));
        }
        var read = new LinkedHashMap<String, String[]>();
        fields.forEach((name, values) -> read.put(name, values.toArray(String[]::new)));
        return read;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw RefusedByEdge.because(Problems.MALFORMED, "The form is not encoded as browsers do");
        }
    }
}
