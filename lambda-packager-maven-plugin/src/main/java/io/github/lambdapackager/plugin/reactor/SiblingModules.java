package io.github.lambdapackager.plugin.reactor;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.jspecify.annotations.Nullable;

/** Finds a module's siblings as an earlier build left them below their folders {@code target}. */
final class SiblingModules implements WorkspaceReader {
    private final @Nullable WorkspaceReader first;
    private final List<MavenProject> projects;
    private final WorkspaceRepository repository;

    /** @param first is asked first: it knows what this very build has made */
    SiblingModules(@Nullable WorkspaceReader first, List<MavenProject> projects) {
        this.first = first;
        this.projects = List.copyOf(projects);
        this.repository = first == null ? new WorkspaceRepository() : first.getRepository();
    }

    @Override
    public WorkspaceRepository getRepository() {
        return repository;
    }

    @Override
    public @Nullable File findArtifact(Artifact artifact) {
        File found = first == null ? null : first.findArtifact(artifact);
        return found == null ? built(artifact).orElse(null) : found;
    }

    private Optional<File> built(Artifact artifact) {
        boolean isJar = artifact.getExtension().equals("jar")
                && artifact.getClassifier().isEmpty();
        return projects.stream()
                .filter(project -> isJar && matches(project, artifact))
                .flatMap(project ->
                        Stream.of(jar(project), Path.of(project.getBuild().getOutputDirectory())))
                .map(Path::toFile)
                .filter(File::exists)
                .findFirst();
    }

    private static boolean matches(MavenProject project, Artifact artifact) {
        return project.getGroupId().equals(artifact.getGroupId())
                && project.getArtifactId().equals(artifact.getArtifactId())
                && project.getVersion().equals(artifact.getBaseVersion());
    }

    private static Path jar(MavenProject project) {
        return Path.of(project.getBuild().getDirectory(), project.getBuild().getFinalName() + ".jar");
    }

    @Override
    public List<String> findVersions(Artifact artifact) {
        List<String> known = first == null ? List.of() : first.findVersions(artifact);
        return known.isEmpty() && built(artifact).isPresent() ? List.of(artifact.getVersion()) : known;
    }
}
