package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.regex.Pattern;

/** Names artifacts as Maven's own filters do: {@code group:artifact}, with {@code *} for any run of characters. */
public record ArtifactPattern(String text) {
    public ArtifactPattern {
        text = text.strip();
    }

    public boolean matches(Coordinates coordinates) {
        return matches(coordinates.groupId(), coordinates.artifactId());
    }

    public boolean matches(ArtifactKey artifact) {
        return matches(artifact.groupId(), artifact.artifactId());
    }

    private boolean matches(String groupId, String artifactId) {
        String regex = Pattern.quote(text).replace("*", "\\E.*\\Q");
        return (groupId + ":" + artifactId).matches(regex);
    }
}
