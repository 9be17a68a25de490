package io.github.lambdapackager.plugin.reactor;

/**
 * A place in a POM that gives an artifact a version.
 *
 * @param place the section of the POM, such as {@code dependencyManagement} or {@code profile it: dependencies}
 * @param type as Maven has it, {@code jar} when the POM names none
 * @param classifier {@code ""} when there is none
 * @param text the version as it is written
 * @param version what it comes to; with an expression in it when nothing gives that a value
 * @param start where it starts in the POM's text
 */
public record PomVersion(
        PomFile pom, String place, String type, String classifier, String text, String version, int start) {
    private static final String EXPRESSION = "${";

    /** Whether it is about the module's own jar. */
    public boolean isJar() {
        return type.equals("jar") && classifier.isEmpty();
    }

    /** Whether it names one version, and not a range of them. */
    public boolean isOne() {
        return version.chars().noneMatch(c -> "[](),".indexOf(c) >= 0);
    }

    /** Whether it is known what it comes to. */
    public boolean isKnown() {
        return !version.contains(EXPRESSION);
    }

    /** As an error names it. */
    public String shown() {
        return place + " of " + pom.file();
    }
}
