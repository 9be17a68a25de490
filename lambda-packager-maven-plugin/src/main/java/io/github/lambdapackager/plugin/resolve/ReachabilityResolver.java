package io.github.lambdapackager.plugin.resolve;

import io.github.lambdapackager.plugin.model.ReachabilityMetadata;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Resolves GraalVM's repository of reachability metadata, one artifact, as Maven resolves any. */
public final class ReachabilityResolver {
    private static final String ARTIFACT = "org.graalvm.buildtools:graalvm-reachability-metadata:zip:repository:";
    private static final String UNWANTED = "none";

    private final RepositorySystem repositories;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> remotes;

    public ReachabilityResolver(
            RepositorySystem repositories, RepositorySystemSession session, List<RemoteRepository> remotes) {
        this.repositories = repositories;
        this.session = session;
        this.remotes = List.copyOf(remotes);
    }

    /**
     * Never fails: a build goes on without it, and says so.
     *
     * @param version or {@code none}
     */
    public ReachabilityMetadata resolve(String version) {
        if (version.equals(UNWANTED)) {
            return ReachabilityMetadata.NONE;
        }
        // Modules ask for the same; the session's data may hold the JDK's types alone, for plugins have class loaders.
        List<String> key = new ArrayList<>(List.of(ARTIFACT, version));
        remotes.forEach(remote -> key.add(remote.getId() + " " + remote.getUrl()));
        if (session.getData().get(key) instanceof File known) {
            return new ReachabilityMetadata(Optional.of(known.toPath()), "");
        }
        ReachabilityMetadata resolved = resolveAnew(version);
        resolved.zip().ifPresent(zip -> session.getData().set(key, zip.toFile()));
        return resolved;
    }

    private ReachabilityMetadata resolveAnew(String version) {
        try {
            return new ReachabilityMetadata(
                    Optional.of(repositories
                            .resolveArtifact(
                                    session, new ArtifactRequest(new DefaultArtifact(ARTIFACT + version), remotes, ""))
                            .getArtifact()
                            .getFile()
                            .toPath()),
                    "");
        } catch (ArtifactResolutionException e) {
            return new ReachabilityMetadata(
                    Optional.empty(),
                    ARTIFACT + version + " cannot be resolved: packages are built without GraalVM's reachability"
                            + " metadata and may lack what libraries ask for by name; let the build reach a repository"
                            + " that has it, or write <reachabilityMetadata>none</reachabilityMetadata>");
        }
    }
}
