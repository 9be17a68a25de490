package io.github.lambdapackager.plugin.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What came of one event.
 *
 * @param body the answer, or the error as the runtime client reports it; empty when there is none
 */
public record Outcome(Kind kind, String body) {
    private static final JsonMapper JSON = new JsonMapper();

    /** How an event ended. */
    public enum Kind {
        RESPONSE("an answer"),
        ERROR("an error"),
        INIT_ERROR("an error at the start"),
        EXIT("the end of the process"),
        TIMEOUT("no answer in time");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** An error without its stack trace. */
    String brief() {
        try {
            JsonNode error = JSON.readTree(body);
            boolean described = error.hasNonNull("errorType") && error.has("errorMessage");
            return described
                    ? kind + ": " + error.get("errorType").asText() + ": "
                            + error.get("errorMessage").asText()
                    : toString();
        } catch (JsonProcessingException e) {
            return toString();
        }
    }

    @Override
    public String toString() {
        return body.isEmpty() ? kind.toString() : kind + ": " + body;
    }
}
