package io.github.lambdapackager.plugin.verify;

/**
 * What came of one event.
 *
 * @param body the answer, or the error as the runtime client reports it; empty when there is none
 */
public record Outcome(Kind kind, String body) {
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

    @Override
    public String toString() {
        return body.isEmpty() ? kind.toString() : kind + ": " + body;
    }
}
