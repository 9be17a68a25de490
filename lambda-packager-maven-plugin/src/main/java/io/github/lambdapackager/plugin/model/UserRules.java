package io.github.lambdapackager.plugin.model;

/**
 * Rules that the user wrote or had recorded: ProGuard's, or GraalVM's metadata.
 *
 * @param source where they stand, as an error names it: a file relative to the module, or the POM
 */
public record UserRules(String source, String text) {
    /** Whether it is GraalVM's JSON; a POM holds ProGuard's rules alone. */
    public boolean isMetadata() {
        return source.endsWith(".json");
    }
}
