package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.regex.Pattern;

/** Names artifacts as Maven's own filters do: {@code group:artifact}, with {@code *} for any run of characters. */
public record ArtifactPattern(String text) {
    public ArtifactPattern {
        text = text.strip();
    }

    public boolean matches(Coordinates coordinates) {
        String regex = Pattern.quote(text).replace("*", "\\E.*\\Q");
        return (coordinates.groupId() + ":" + coordinates.artifactId()).matches(regex);
    }
}
