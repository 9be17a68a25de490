package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A jar whatever its version: {@code group:artifact}, or {@code group:artifact:classifier}.
 *
 * @param classifier {@code ""} when there is none
 */
public record ArtifactKey(String groupId, String artifactId, String classifier) implements Comparable<ArtifactKey> {
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_.-]+(:[A-Za-z0-9_.-]+){1,2}");
    private static final Comparator<ArtifactKey> ORDER = Comparator.comparing(ArtifactKey::toString);

    public ArtifactKey {
        String text = text(groupId, artifactId, classifier);
        if (!TEXT.matcher(text).matches()) {
            throw notAKey(text);
        }
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    public static ArtifactKey parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw notAKey(text);
        }
        String[] parts = text.split(":", -1);
        return new ArtifactKey(parts[0], parts[1], parts.length == 3 ? parts[2] : "");
    }

    /** What these coordinates have whatever their version. */
    public static ArtifactKey of(Coordinates coordinates) {
        return new ArtifactKey(coordinates.groupId(), coordinates.artifactId(), coordinates.classifier());
    }

    /** Whether these are a version of this jar. */
    public boolean matches(Coordinates coordinates) {
        return coordinates.extension().equals(Coordinates.JAR) && equals(of(coordinates));
    }

    @Override
    public int compareTo(ArtifactKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return text(groupId, artifactId, classifier);
    }

    private static String text(String groupId, String artifactId, String classifier) {
        return groupId + ":" + artifactId + (classifier.isEmpty() ? "" : ":" + classifier);
    }

    private static IllegalArgumentException notAKey(String text) {
        return new IllegalArgumentException("\"" + text + "\" is not group:artifact or group:artifact:classifier");
    }
}
