package io.github.lambdapackager.plugin.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.lambdapackager.plugin.verify.Outcome.Kind;
import io.github.lambdapackager.plugin.verify.aws.AwsRequest;
import io.github.lambdapackager.publisher.model.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came of running a function once, in words. */
public record Invocation(String function, SampleEvent event, Observation observation) {
    private static final JsonMapper JSON = new JsonMapper();

    private Outcome outcome() {
        return observation.outcomes().get(0);
    }

    /** Log, requests to AWS, answer or error, and the figures. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        section("log", observation.log(), lines);
        section(
                "requests to AWS",
                observation.requests().stream().map(Invocation::request).toList(),
                lines);
        section(outcome().kind() == Kind.RESPONSE ? "answer" : outcome().kind().toString(), body(), lines);
        lines.add("");
        lines.add(figures());
        return lines;
    }

    private static void section(String title, List<String> content, List<String> lines) {
        if (!content.isEmpty()) {
            lines.add("");
            lines.add("--- " + title);
            lines.addAll(content);
        }
    }

    private static String request(AwsRequest request) {
        String status = request.status() < 100 ? "not sent: nothing leaves this machine" : "" + request.status();
        return request.service() + " " + request.operation() + " → " + status;
    }

    private List<String> body() {
        String body = outcome().body();
        try {
            JsonNode json = JSON.readTree(body);
            return outcome().kind() == Kind.RESPONSE
                    ? JSON.writerWithDefaultPrettyPrinter()
                            .writeValueAsString(json)
                            .lines()
                            .toList()
                    : error(json);
        } catch (JsonProcessingException e) {
            // Not every answer is JSON, and what ended a process is not either.
            return body.lines().toList();
        }
    }

    /** As Java prints a stack trace. */
    private static List<String> error(JsonNode error) {
        List<String> lines = new ArrayList<>();
        String message = error.path("errorMessage").asText("");
        lines.add(error.path("errorType").asText("unknown") + (message.isEmpty() ? "" : ": " + message));
        error.path("stackTrace").forEach(frame -> lines.add("    at " + frame.asText()));
        return lines;
    }

    private String figures() {
        String memory = observation.peakMemoryBytes() == 0
                ? "peak memory unknown on this system"
                : "peak memory " + (observation.peakMemoryBytes() >> 20) + " MB";
        return String.format(
                Locale.ROOT,
                "%s: event %s%s; cold start %d ms, %s",
                function,
                event.name(),
                event.generated() ? " (made up for the handler's type)" : "",
                observation.start().toMillis(),
                memory);
    }

    /** That the function failed, if it did. */
    public Optional<Violation> violation() {
        return outcome().kind() == Kind.RESPONSE
                ? Optional.empty()
                : Optional.of(new Violation(
                        "function " + function,
                        "event " + event.name() + " gave " + outcome().brief(),
                        "what it printed stands above; -Dlambda.invoke.failOnError=false lets the build succeed"));
    }
}
