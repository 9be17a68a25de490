package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.apache.maven.project.MavenProject;

/** Finds the modules that depend on a module of their own source tree. */
public final class Consumers {
    private final MavenSession session;

    public Consumers(MavenSession session) {
        this.session = session;
    }

    /** Those that take its jar, in the reactor's order. */
    public List<Consumer> of(ArtifactKey artifact) {
        Set<Path> poms = session.getAllProjects().stream()
                .map(project -> project.getFile().toPath().toAbsolutePath().normalize())
                .collect(Collectors.toSet());
        List<Consumer> consumers = new ArrayList<>();
        for (MavenProject project : session.getAllProjects()) {
            for (Dependency dependency : project.getDependencies()) {
                if (takes(dependency, artifact)) {
                    String from = from(dependency);
                    consumers.add(new Consumer(
                            new ArtifactKey(project.getGroupId(), project.getArtifactId(), ""),
                            dependency.getVersion(),
                            from,
                            poms.contains(Path.of(from).toAbsolutePath().normalize())));
                }
            }
        }
        return consumers;
    }

    private static boolean takes(Dependency dependency, ArtifactKey artifact) {
        String classifier = dependency.getClassifier() == null ? "" : dependency.getClassifier();
        return dependency.getGroupId().equals(artifact.groupId())
                && dependency.getArtifactId().equals(artifact.artifactId())
                && dependency.getType().equals("jar")
                && classifier.equals(artifact.classifier());
    }

    /** A managed version keeps the place where it is managed. */
    private static String from(Dependency dependency) {
        Optional<InputSource> source =
                Optional.ofNullable(dependency.getLocation("version")).map(InputLocation::getSource);
        return source.map(InputSource::getLocation)
                .or(() -> source.map(InputSource::getModelId))
                .orElse("");
    }
}
