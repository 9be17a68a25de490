package io.github.lambdapackager.it;

/** The versions of Maven's own plugins in the POMs that tests write: Maven's defaults differ from release to release. */
final class MavenPlugins {
    /** Elements of a POM's {@code <pluginManagement><plugins>}. */
    static final String PINNED = """
            <plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin>
            <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.15.0</version></plugin>
            <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.6</version></plugin>
            <plugin><artifactId>maven-jar-plugin</artifactId><version>3.5.1</version></plugin>
            <plugin><artifactId>maven-install-plugin</artifactId><version>3.1.4</version></plugin>
            """;

    private MavenPlugins() {}
}
