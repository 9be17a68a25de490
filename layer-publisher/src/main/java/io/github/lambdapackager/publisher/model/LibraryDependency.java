package io.github.lambdapackager.publisher.model;

import java.util.List;

/**
 * A dependency that a library's POM declares.
 *
 * @param key group, artifact, type and classifier, with colons
 * @param exclusions {@code group:artifact} each, sorted
 */
public record LibraryDependency(String key, String version, String scope, boolean optional, List<String> exclusions) {
    public LibraryDependency {
        exclusions = exclusions.stream().sorted().toList();
    }

    /** Whether consumers compile against it. */
    public boolean isCompiledAgainst() {
        return scope.equals("compile") && !optional;
    }

    /** Whether consumers get it at all. */
    public boolean isInherited() {
        return (scope.equals("compile") || scope.equals("runtime")) && !optional;
    }

    /** {@code group:artifact}. */
    public String groupAndArtifact() {
        String[] parts = key.split(":", -1);
        return parts[0] + ":" + parts[1];
    }
}
