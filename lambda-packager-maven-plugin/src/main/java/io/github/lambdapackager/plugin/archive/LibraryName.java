package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.Locale;

/**
 * Names of jars under {@code lib/}: Lambda puts them on the class path in the order of their names, so an ordinal of
 * always the same width makes that order Maven's.
 */
final class LibraryName {
    private static final int MIN_DIGITS = 3;

    /** File systems end at 255 bytes. */
    private static final int MAX_LENGTH = 200;

    private final int digits;

    /** @param count how many jars there may be */
    LibraryName(int count) {
        digits = Math.max(MIN_DIGITS, Integer.toString(count).length());
    }

    /** The jar before all others. */
    String first(String name) {
        return path(0, name);
    }

    /** @param position on the class path, from 1 on */
    String of(int position, Coordinates artifact) {
        String classifier = artifact.classifier().isEmpty() ? "" : "-" + artifact.classifier();
        return path(position, artifact.groupId() + "." + artifact.artifactId() + classifier + "-" + artifact.version());
    }

    private String path(int ordinal, String name) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
        String cut = safe.substring(0, Math.min(safe.length(), MAX_LENGTH));
        return String.format(Locale.ROOT, "lib/%0" + digits + "d-%s.jar", ordinal, cut);
    }
}
