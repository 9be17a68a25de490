package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.plugin.model.ArtifactPattern;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** A module's execution of {@code lambda:package}, as its POM configures it. */
record PackageGoal(MavenProject project, Optional<Xpp3Dom> configuration) {
    private static final Set<String> SCOPES = Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME);

    /** Empty for a module that packages no function. */
    static Optional<PackageGoal> of(MavenProject project, String pluginKey) {
        Optional<PluginExecution> packaging = Stream.ofNullable(project.getPlugin(pluginKey))
                .map(Plugin::getExecutions)
                .flatMap(List::stream)
                .filter(execution -> execution.getGoals().contains("package"))
                .findFirst();
        return "pom".equals(project.getPackaging())
                ? Optional.empty()
                : packaging.map(execution ->
                        new PackageGoal(project, Optional.ofNullable((Xpp3Dom) execution.getConfiguration())));
    }

    /** Whether an artifact of the module's travels with its functions. */
    boolean travels(Artifact artifact) {
        Coordinates coordinates = coordinates(artifact);
        return SCOPES.contains(artifact.getScope())
                && artifact.getArtifactHandler().isAddedToClasspath()
                && !ReactorReader.isBroughtByLambda(artifact)
                && !defaults().excludes(coordinates);
    }

    static Coordinates coordinates(Artifact artifact) {
        String classifier = artifact.hasClassifier() ? artifact.getClassifier() : "";
        return new Coordinates(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getBaseVersion(),
                classifier,
                Coordinates.JAR);
    }

    /** What holds for every function of the module. */
    GraphFunction defaults() {
        return new GraphFunction(
                project.getArtifactId(),
                patterns(configuration, "excludedArtifacts").toList(),
                patterns(configuration, "exemptedArtifacts").toList());
    }

    /** As the goal names them: one without a name goes by its module when it is alone, and else by its handler's class. */
    List<GraphFunction> declared() {
        List<Xpp3Dom> functions = configuration.map(dom -> dom.getChild("functions")).stream()
                .flatMap(dom -> Stream.of(dom.getChildren()))
                .toList();
        return functions.stream()
                .map(function -> declared(function, functions.size() == 1))
                .toList();
    }

    private GraphFunction declared(Xpp3Dom function, boolean alone) {
        GraphFunction defaults = defaults();
        return new GraphFunction(
                name(function, alone),
                Stream.concat(defaults.excluded().stream(), patterns(Optional.of(function), "excludedArtifacts"))
                        .toList(),
                Stream.concat(defaults.exempted().stream(), patterns(Optional.of(function), "exemptedArtifacts"))
                        .toList());
    }

    private String name(Xpp3Dom function, boolean alone) {
        return text(function, "name")
                .or(() -> alone
                        ? Optional.of(project.getArtifactId())
                        : text(function, "handler").map(HandlerSources::nameOf))
                .orElse(project.getArtifactId());
    }

    private static Stream<ArtifactPattern> patterns(Optional<Xpp3Dom> configuration, String list) {
        return configuration.map(dom -> dom.getChild(list)).stream()
                .flatMap(dom -> Stream.of(dom.getChildren()))
                .map(Xpp3Dom::getValue)
                .map(ArtifactPattern::new);
    }

    private static Optional<String> text(Xpp3Dom dom, String field) {
        return Optional.ofNullable(dom.getChild(field)).map(Xpp3Dom::getValue).map(String::strip);
    }
}
