package io.github.lambdapackager.publisher.model;

/**
 * What names an artifact in a Maven repository.
 *
 * @param version the base version: a snapshot ends in {@code -SNAPSHOT}, never in a time stamp
 * @param classifier {@code ""} when there is none
 * @param extension of the file, {@code jar} in most cases
 */
public record Coordinates(String groupId, String artifactId, String version, String classifier, String extension) {
    public static final String JAR = "jar";

    public Coordinates {
        checkPart("groupId", groupId);
        checkPart("artifactId", artifactId);
        checkPart("version", version);
        checkPart("extension", extension);
        if (!classifier.isEmpty()) {
            checkPart("classifier", classifier);
        }
    }

    /** A jar without classifier. */
    public static Coordinates jar(String groupId, String artifactId, String version) {
        return new Coordinates(groupId, artifactId, version, "", JAR);
    }

    /** What two versions of one artifact have in common: {@code group:artifact[:classifier]}. */
    public String key() {
        return groupId + ":" + artifactId + withColon(classifier);
    }

    /** Maven's notation: {@code group:artifact[:classifier]:version}, with the extension third unless it is jar. */
    @Override
    public String toString() {
        String shownExtension = extension.equals(JAR) ? "" : extension;
        return groupId + ":" + artifactId + withColon(shownExtension) + withColon(classifier) + ":" + version;
    }

    private static String withColon(String part) {
        return part.isEmpty() ? "" : ":" + part;
    }

    private static void checkPart(String name, String part) {
        if (part.isBlank() || !isPart(part)) {
            throw new IllegalArgumentException(name + " \"" + part + "\" cannot be part of Maven coordinates");
        }
    }

    /** Without a stream: a build has thousands of them. */
    private static boolean isPart(String text) {
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c == ':' || c == '/' || c == '\\' || c < ' ') {
                return false;
            }
        }
        return true;
    }
}
