package io.github.lambdapackager.publisher.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.Target;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The lines of a journal; docs/publishing.md describes them. */
public final class JournalFormat {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String DIGEST_PREFIX = "sha256:";

    private JournalFormat() {}

    /** One line, with its end. */
    public static String line(JournalEntry entry) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("event", entry.event().name().toLowerCase(Locale.ROOT))
                .put("account", entry.target().account())
                .put("region", entry.target().region())
                .put("layer", entry.layer())
                .put("digest", entry.digest().toString());
        if (!entry.version().isEmpty()) {
            node.put("version", entry.version());
        }
        if (!entry.detail().isEmpty()) {
            node.put("detail", entry.detail());
        }
        return node + "\n";
    }

    /** What can be read: a line that was cut off tells nothing, and nothing is lost with it. */
    public static List<JournalEntry> read(String text) {
        return text.lines().flatMap(line -> entry(line).stream()).toList();
    }

    private static Optional<JournalEntry> entry(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            String digest = node.path("digest").asText();
            return Optional.of(new JournalEntry(
                    JournalEntry.Event.valueOf(node.path("event").asText().toUpperCase(Locale.ROOT)),
                    new Target(
                            node.path("account").asText(), node.path("region").asText()),
                    node.path("layer").asText(),
                    new ContentDigest(digest.startsWith(DIGEST_PREFIX) ? digest.substring(DIGEST_PREFIX.length()) : ""),
                    node.path("version").asText(),
                    node.path("detail").asText()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
