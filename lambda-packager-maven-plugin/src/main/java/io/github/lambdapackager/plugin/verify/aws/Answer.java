package io.github.lambdapackager.plugin.verify.aws;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is answered to a request. */
record Answer(int status, SortedMap<String, String> headers, byte[] body) {
    private static final int OK = 200;
    private static final String CONTENT_TYPE = "Content-Type";

    static Answer ok(String contentType, byte[] body) {
        return new Answer(OK, new TreeMap<>(Map.of(CONTENT_TYPE, contentType)), body);
    }

    static Answer ok(String contentType, String text) {
        return ok(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer failed(int status, String text) {
        return new Answer(
                status, new TreeMap<>(Map.of(CONTENT_TYPE, "text/plain")), text.getBytes(StandardCharsets.UTF_8));
    }

    Answer with(String header, String value) {
        SortedMap<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    Answer withStatus(int other) {
        return new Answer(other, headers, body);
    }
}
