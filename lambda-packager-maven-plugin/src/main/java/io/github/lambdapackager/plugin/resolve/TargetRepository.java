package io.github.lambdapackager.plugin.resolve;

import io.github.lambdapackager.plugin.model.PackagingException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;

/** Finds the repository that libraries are published to, with its credentials of {@code settings.xml}. */
public final class TargetRepository {
    private final RepositorySystem repositories;
    private final RepositorySystemSession session;
    private final Path root;

    /** @param root of the monorepo, for relative folders */
    public TargetRepository(RepositorySystem repositories, RepositorySystemSession session, Path root) {
        this.repositories = repositories;
        this.session = session;
        this.root = root;
    }

    /**
     * The repository.
     *
     * @param named {@code <id>::<url>}; none: that of the POM
     * @param declared {@code <id>::<url>} of {@code distributionManagement}
     */
    public RemoteRepository find(Optional<String> named, Optional<String> declared) throws PackagingException {
        String place = named.or(() -> declared)
                .orElseThrow(() -> new PackagingException(
                        "lambda:publish-library",
                        "no repository is named",
                        "add <distributionManagement><repository> to the root's POM, or say"
                                + " -Dlambda.repository=<id of a server in settings.xml>::<url>"));
        String[] parts = place.split("::", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new PackagingException(
                    "lambda.repository",
                    "\"" + place + "\" is not an id and a URL",
                    "write -Dlambda.repository=<id of a server in settings.xml>::<url>");
        }
        RemoteRepository repository = new RemoteRepository.Builder(parts[0], "default", url(parts[1])).build();
        return repositories.newDeploymentRepository(session, repository);
    }

    /** {@code file:registry} lies in the monorepo. */
    private String url(String url) {
        boolean isRelative = url.startsWith("file:") && !url.startsWith("file:/");
        return isRelative
                ? root.resolve(url.substring("file:".length())).toUri().toString()
                : url;
    }
}
