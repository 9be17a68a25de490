package io.github.lambdapackager.plugin.model;

import java.util.HashSet;
import java.util.List;

/**
 * A module of the repository that its consumers take as a release, with what their POMs said before.
 *
 * @param before each place once; they are restored when the module is no library any more
 */
public record SharedLibrary(ArtifactKey artifact, List<Before> before) {
    public SharedLibrary {
        before = List.copyOf(before);
        if (new HashSet<>(before.stream()
                                .map(each -> each.pom() + " " + each.place())
                                .toList())
                        .size()
                < before.size()) {
            throw new IllegalArgumentException("the library " + artifact + " has a place in a POM twice");
        }
    }

    /**
     * What stood in a POM.
     *
     * @param pom relative to the repository's root, with {@code /}
     * @param place the section of the POM
     * @param version as it was written, such as <code>${project.version}</code>
     */
    public record Before(String pom, String place, String version) {
        public Before {
            if (pom.isBlank() || place.isBlank() || version.isBlank()) {
                throw new IllegalArgumentException("pom, place and version are not empty");
            }
        }
    }
}
