package io.github.lambdapackager.plugin.resolve;

import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Finds single files of artifacts: in the build itself, in the local repository, or in the project's repositories. */
public final class ArtifactResolver {
    private final RepositorySystem repositories;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> remotes;

    public ArtifactResolver(
            RepositorySystem repositories, RepositorySystemSession session, List<RemoteRepository> remotes) {
        this.repositories = repositories;
        this.session = session;
        this.remotes = List.copyOf(remotes);
    }

    /** The file; nothing when the artifact cannot be had. */
    public Optional<Path> find(Coordinates artifact) {
        try {
            return Optional.of(resolve(artifact));
        } catch (ArtifactResolutionException e) {
            return Optional.empty();
        }
    }

    /**
     * The file of an artifact that a layer holds.
     *
     * @throws PackagingException when it cannot be had
     */
    public Path file(Coordinates artifact) throws PackagingException {
        try {
            return resolve(artifact);
        } catch (ArtifactResolutionException e) {
            throw new PackagingException(
                    "artifact " + artifact,
                    "a layer holds it, and it cannot be resolved: " + e.getMessage(),
                    "build it in the same build (mvn -am), or let the build reach a repository that has it");
        }
    }

    private Path resolve(Coordinates artifact) throws ArtifactResolutionException {
        DefaultArtifact wanted = new DefaultArtifact(
                artifact.groupId(),
                artifact.artifactId(),
                artifact.classifier(),
                artifact.extension(),
                artifact.version());
        return repositories
                .resolveArtifact(session, new ArtifactRequest(wanted, remotes, ""))
                .getArtifact()
                .getFile()
                .toPath();
    }
}
