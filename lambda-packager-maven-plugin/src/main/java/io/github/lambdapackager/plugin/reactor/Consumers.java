package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.InputLocation;
import org.apache.maven.project.MavenProject;

/** Finds the modules that depend on a module of their own source tree. */
public final class Consumers {
    private final MavenSession session;

    public Consumers(MavenSession session) {
        this.session = session;
    }

    /** Those that take its jar, in the reactor's order. */
    public List<Consumer> of(ArtifactKey artifact) {
        Set<String> poms = new HashSet<>();
        for (MavenProject project : session.getAllProjects()) {
            poms.add(project.getFile().getAbsolutePath());
            poms.add(project.getGroupId() + ":" + project.getArtifactId() + ":" + project.getVersion());
        }
        List<Consumer> consumers = new ArrayList<>();
        for (MavenProject project : session.getAllProjects()) {
            ArtifactKey module = new ArtifactKey(project.getGroupId(), project.getArtifactId(), "");
            for (Dependency dependency : project.getDependencies()) {
                if (takes(dependency, artifact)) {
                    List<String> from = from(dependency);
                    consumers.add(new Consumer(
                            module,
                            dependency.getVersion(),
                            from.stream().findFirst().orElse(""),
                            from.isEmpty() || from.stream().anyMatch(poms::contains)));
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

    /** The POM with the version, as Maven names it and as a path; a managed version keeps the place where it is managed. */
    private static List<String> from(Dependency dependency) {
        return Optional.ofNullable(dependency.getLocation("version")).map(InputLocation::getSource).stream()
                .flatMap(source -> Stream.of(source.getModelId(), source.getLocation()))
                .filter(Objects::nonNull)
                .toList();
    }
}
