package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.ArtifactPattern;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Reads every module that packages functions with its dependencies, which Maven has collected: nothing need be compiled, and
 * no module of the reactor need be installed.
 */
public final class ReactorGraph {
    private static final Set<String> SCOPES = Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME);

    private final MavenSession session;
    private final RepositorySystem repositories;
    private final String pluginKey;
    private final Map<String, Path> resolved = new HashMap<>();

    public ReactorGraph(MavenSession session, RepositorySystem repositories, String pluginKey) {
        this.session = session;
        this.repositories = repositories;
        this.pluginKey = pluginKey;
    }

    /**
     * The modules in the reactor's order.
     *
     * @throws PackagingException when a jar cannot be had
     */
    public List<GraphModule> read() throws PackagingException {
        Map<String, MavenProject> own = new HashMap<>();
        session.getAllProjects()
                .forEach(project -> own.put(key(project.getGroupId(), project.getArtifactId()), project));
        List<GraphModule> modules = new ArrayList<>();
        for (MavenProject project : session.getProjects()) {
            Optional<PluginExecution> packaging = packaging(project);
            if (packaging.isPresent() && !"pom".equals(project.getPackaging())) {
                modules.add(module(project, packaging.get(), own));
            }
        }
        return modules;
    }

    private Optional<PluginExecution> packaging(MavenProject project) {
        return Stream.ofNullable(project.getPlugin(pluginKey))
                .map(Plugin::getExecutions)
                .flatMap(List::stream)
                .filter(execution -> execution.getGoals().contains("package"))
                .findFirst();
    }

    private GraphModule module(MavenProject project, PluginExecution packaging, Map<String, MavenProject> own)
            throws PackagingException {
        Optional<Xpp3Dom> configuration = Optional.ofNullable((Xpp3Dom) packaging.getConfiguration());
        List<ArtifactPattern> excluded = texts(configuration, "excludedArtifacts")
                .map(ArtifactPattern::new)
                .toList();
        List<GraphArtifact> artifacts = new ArrayList<>();
        for (Artifact artifact : project.getArtifacts()) {
            boolean travels = SCOPES.contains(artifact.getScope())
                    && artifact.getArtifactHandler().isAddedToClasspath()
                    && !ReactorReader.isBroughtByLambda(artifact);
            Coordinates coordinates = coordinates(artifact);
            if (travels && excluded.stream().noneMatch(pattern -> pattern.matches(coordinates))) {
                artifacts.add(artifact(project, artifact, coordinates, own));
            }
        }
        Path target = Path.of(project.getBuild().getDirectory());
        return new GraphModule(
                new ArtifactKey(project.getGroupId(), project.getArtifactId(), ""),
                project.getBasedir().toPath(),
                target.resolve("lambda"),
                Path.of(project.getBuild().getOutputDirectory()),
                artifacts,
                declared(project, configuration));
    }

    private GraphArtifact artifact(
            MavenProject project, Artifact artifact, Coordinates coordinates, Map<String, MavenProject> own)
            throws PackagingException {
        MavenProject module = own.get(key(artifact.getGroupId(), artifact.getArtifactId()));
        if (module != null) {
            return new GraphArtifact(
                    coordinates, true, Path.of(module.getBuild().getOutputDirectory()));
        }
        boolean sameGroup = ReactorReader.ownGroups(project).contains(artifact.getGroupId());
        return new GraphArtifact(coordinates, sameGroup, file(project, artifact));
    }

    private Path file(MavenProject project, Artifact artifact) throws PackagingException {
        Path known = artifact.getFile() != null ? artifact.getFile().toPath() : resolved.get(artifact.getId());
        if (known != null) {
            return known;
        }
        try {
            ArtifactRequest request = new ArtifactRequest(
                    RepositoryUtils.toArtifact(artifact), project.getRemoteProjectRepositories(), "");
            Path file = repositories
                    .resolveArtifact(session.getRepositorySession(), request)
                    .getArtifact()
                    .getFile()
                    .toPath();
            resolved.put(artifact.getId(), file);
            return file;
        } catch (ArtifactResolutionException e) {
            throw new PackagingException(
                    "module " + project.getArtifactId(),
                    artifact.getId() + " cannot be resolved: " + e.getMessage(),
                    "let the build reach a repository that has it");
        }
    }

    private static Coordinates coordinates(Artifact artifact) {
        String classifier = artifact.hasClassifier() ? artifact.getClassifier() : "";
        return new Coordinates(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getBaseVersion(),
                classifier,
                Coordinates.JAR);
    }

    /** As the goal names them: one without a name goes by its module when it is alone, and else by its handler's class. */
    private static List<String> declared(MavenProject project, Optional<Xpp3Dom> configuration) {
        List<Xpp3Dom> functions = configuration.map(dom -> dom.getChild("functions")).stream()
                .flatMap(dom -> Stream.of(dom.getChildren()))
                .toList();
        return functions.stream()
                .map(function -> text(function, "name")
                        .or(() -> functions.size() == 1
                                ? Optional.of(project.getArtifactId())
                                : text(function, "handler").map(HandlerSources::nameOf))
                        .orElse(project.getArtifactId()))
                .toList();
    }

    private static Stream<String> texts(Optional<Xpp3Dom> configuration, String field) {
        return configuration.map(dom -> dom.getChild(field)).stream()
                .flatMap(dom -> Stream.of(dom.getChildren()))
                .map(Xpp3Dom::getValue);
    }

    private static Optional<String> text(Xpp3Dom dom, String field) {
        return Optional.ofNullable(dom.getChild(field)).map(Xpp3Dom::getValue).map(String::strip);
    }

    private static String key(String groupId, String artifactId) {
        return groupId + ":" + artifactId;
    }
}
