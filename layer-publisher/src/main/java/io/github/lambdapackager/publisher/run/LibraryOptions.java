package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.version.VersionWish;
import java.util.List;
import java.util.Optional;

/**
 * How to publish libraries.
 *
 * @param versions that the user asks for: {@code 2.0.0}, or {@code domain=2.0.0} where there are several
 * @param preRelease the label of pre-releases
 * @param snapshot whether snapshots are published
 * @param allowBreaking whether a version may promise more than it holds
 * @param dryRun whether to stop after the plan
 */
public record LibraryOptions(
        List<String> versions, Optional<String> preRelease, boolean snapshot, boolean allowBreaking, boolean dryRun) {
    public LibraryOptions {
        versions = List.copyOf(versions);
    }

    VersionWish wish(String library) {
        return new VersionWish(version(library), preRelease, snapshot, allowBreaking);
    }

    /**
     * Checks them against what is published.
     *
     * @param libraries by their names
     */
    void check(List<String> libraries) throws PublishingException {
        for (String version : versions) {
            String name = version.contains("=") ? version.substring(0, version.indexOf('=')) : "";
            if (name.isEmpty() ? libraries.size() > 1 : !libraries.contains(name)) {
                throw new PublishingException(
                        "version \"" + version + "\"",
                        name.isEmpty()
                                ? "it is one for several libraries: " + String.join(", ", libraries)
                                : "no library " + name + " is published: " + String.join(", ", libraries),
                        "write -Dlambda.version=" + libraries.get(0) + "="
                                + version.substring(version.indexOf('=') + 1));
            }
        }
        if (preRelease.isPresent() && !preRelease.get().matches("[0-9A-Za-z-]+")) {
            throw new PublishingException(
                    "pre-release \"" + preRelease.get() + "\"",
                    "it is no label of a semantic version",
                    "write letters, digits and hyphens, such as rc");
        }
    }

    private Optional<String> version(String library) {
        return versions.stream()
                .filter(version -> !version.contains("=") || version.startsWith(library + "="))
                .map(version -> version.substring(version.indexOf('=') + 1))
                .findFirst();
    }
}
