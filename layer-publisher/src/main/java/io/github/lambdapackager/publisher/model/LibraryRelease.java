package io.github.lambdapackager.publisher.model;

import java.util.List;
import java.util.Optional;

/**
 * What is to become of a library.
 *
 * @param latest the release that it was compared with; none: it is the first
 * @param step from there
 * @param changes why
 * @param version to be published; none: nothing changed
 * @param begun whether an earlier run left files of that version
 */
public record LibraryRelease(
        Library library,
        Optional<String> latest,
        VersionStep step,
        List<ApiChange> changes,
        Optional<String> version,
        boolean begun) {
    public LibraryRelease {
        changes = List.copyOf(changes);
    }

    /** The version that others depend on from now on. */
    public String current() {
        return version.or(() -> latest).orElseThrow();
    }
}
