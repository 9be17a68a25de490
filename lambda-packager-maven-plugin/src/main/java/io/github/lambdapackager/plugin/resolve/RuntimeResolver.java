package io.github.lambdapackager.plugin.resolve;

import io.github.lambdapackager.plugin.model.PackagingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Resolves Lambda's runtime client as Maven resolves any artifact: from the local repository when it is there. */
public final class RuntimeResolver {
    // What the client needs; its own POM asks for a serialization that cannot read records (1.2.0).
    private static final List<String> CLIENT = List.of(
            "com.amazonaws:aws-lambda-java-runtime-interface-client:2.9.0",
            "com.amazonaws:aws-lambda-java-core:1.4.0",
            "com.amazonaws:aws-lambda-java-serialization:1.1.6",
            "software.amazon.awssdk:utils-lite:2.34.0");
    private static final String COVERAGE_AGENT = "org.jacoco:org.jacoco.agent:jar:runtime:0.8.14";

    private final RepositorySystem repositories;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> remotes;

    public RuntimeResolver(
            RepositorySystem repositories, RepositorySystemSession session, List<RemoteRepository> remotes) {
        this.repositories = repositories;
        this.session = session;
        this.remotes = List.copyOf(remotes);
    }

    /**
     * The client with what it needs, and the agent.
     *
     * @throws PackagingException when one cannot be had
     */
    public RuntimeJars resolve() throws PackagingException {
        List<Path> client = new ArrayList<>();
        for (String coordinates : CLIENT) {
            client.add(file(coordinates));
        }
        return new RuntimeJars(client, file(COVERAGE_AGENT));
    }

    private Path file(String coordinates) throws PackagingException {
        ArtifactRequest request = new ArtifactRequest(new DefaultArtifact(coordinates), remotes, "");
        try {
            return repositories
                    .resolveArtifact(session, request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new PackagingException(
                    "the Lambda runtime",
                    coordinates + " cannot be resolved: " + e.getMessage(),
                    "let the build reach a repository that has it, or skip with -Dlambda.verify.skip");
        }
    }
}
