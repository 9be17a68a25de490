package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Reads every module that packages functions with its dependencies, which Maven has collected: nothing need be compiled, and
 * no module of the reactor need be installed.
 */
public final class ReactorGraph {
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
            Optional<PackageGoal> goal = PackageGoal.of(project, pluginKey);
            if (goal.isPresent()) {
                modules.add(module(goal.get(), own));
            }
        }
        return modules;
    }

    private GraphModule module(PackageGoal goal, Map<String, MavenProject> own) throws PackagingException {
        MavenProject project = goal.project();
        List<GraphArtifact> artifacts = new ArrayList<>();
        for (Artifact artifact : project.getArtifacts()) {
            if (goal.travels(artifact)) {
                artifacts.add(artifact(project, artifact, PackageGoal.coordinates(artifact), own));
            }
        }
        Path target = Path.of(project.getBuild().getDirectory());
        return new GraphModule(
                new ArtifactKey(project.getGroupId(), project.getArtifactId(), ""),
                project.getBasedir().toPath(),
                target.resolve("lambda"),
                Path.of(project.getBuild().getOutputDirectory()),
                artifacts,
                goal.declared(),
                goal.defaults());
    }

    private GraphArtifact artifact(
            MavenProject project, Artifact artifact, Coordinates coordinates, Map<String, MavenProject> own)
            throws PackagingException {
        MavenProject module = own.get(key(artifact.getGroupId(), artifact.getArtifactId()));
        // A release of a module is another jar than the reactor makes.
        if (module != null && module.getVersion().equals(artifact.getBaseVersion())) {
            return new GraphArtifact(
                    coordinates, true, Path.of(module.getBuild().getOutputDirectory()));
        }
        boolean isOwn = module != null || ReactorReader.ownGroups(project).contains(artifact.getGroupId());
        return new GraphArtifact(coordinates, isOwn, file(project, artifact));
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

    private static String key(String groupId, String artifactId) {
        return groupId + ":" + artifactId;
    }
}
