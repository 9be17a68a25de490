package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.plugin.model.ModuleManifest;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;

/**
 * Finds the manifests of the modules that a layers module depends on: in the build first, then where a build before left
 * them, then in a repository.
 */
public final class FunctionManifests {
    private static final String TYPE = "json";
    private static final String CLASSIFIER = "lambda";

    private final MavenSession session;
    private final Function<Coordinates, Optional<Path>> repository;

    /** @param repository finds the file of an artifact */
    public FunctionManifests(MavenSession session, Function<Coordinates, Optional<Path>> repository) {
        this.session = session;
        this.repository = repository;
    }

    /** In the order of the dependencies; modules of the build that have no function are left out. */
    public List<ModuleManifest> of(MavenProject layers) {
        return layers.getDependencies().stream()
                .filter(dependency -> "pom".equals(dependency.getType()))
                .flatMap(this::find)
                .toList();
    }

    private Stream<ModuleManifest> find(Dependency dependency) {
        Coordinates module =
                Coordinates.jar(dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
        Optional<MavenProject> built = named(session.getProjects(), module);
        if (built.isPresent()) {
            return attached(built.get()).map(file -> new ModuleManifest(module, Optional.of(file), true));
        }
        // A build that was resumed (-rf) made some modules before, and installed nothing.
        Optional<Path> before = named(session.getAllProjects(), module)
                .map(project -> Path.of(project.getBuild().getDirectory(), "lambda", "manifest.json"))
                .filter(Files::exists);
        if (before.isPresent()) {
            return Stream.of(new ModuleManifest(module, before, true));
        }
        Optional<Path> file = repository.apply(
                new Coordinates(module.groupId(), module.artifactId(), module.version(), CLASSIFIER, TYPE));
        boolean ofThisTree = named(session.getAllProjects(), module).isPresent();
        return file.isPresent() || ofThisTree ? Stream.of(new ModuleManifest(module, file, false)) : Stream.empty();
    }

    private static Optional<MavenProject> named(List<MavenProject> projects, Coordinates module) {
        return projects.stream()
                .filter(project -> project.getGroupId().equals(module.groupId())
                        && project.getArtifactId().equals(module.artifactId())
                        && project.getVersion().equals(module.version()))
                .findFirst();
    }

    private static Stream<Path> attached(MavenProject module) {
        return List.copyOf(module.getAttachedArtifacts()).stream()
                .filter(artifact -> TYPE.equals(artifact.getType()) && CLASSIFIER.equals(artifact.getClassifier()))
                .map(Artifact::getFile)
                .map(file -> file.toPath());
    }
}
