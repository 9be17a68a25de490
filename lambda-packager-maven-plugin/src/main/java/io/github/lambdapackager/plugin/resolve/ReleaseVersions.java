package io.github.lambdapackager.plugin.resolve;

import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.version.Version;

/** Finds a release of a module in the build's repositories, asking them anew. */
public final class ReleaseVersions {
    private static final String SNAPSHOT = "-SNAPSHOT";

    private final RepositorySystem repositories;
    private final DefaultRepositorySystemSession session;
    private final List<RemoteRepository> remotes;

    public ReleaseVersions(
            RepositorySystem repositories, RepositorySystemSession session, List<RemoteRepository> remotes) {
        this.repositories = repositories;
        this.session = new DefaultRepositorySystemSession(session);
        this.session.setUpdatePolicy(RepositoryPolicy.UPDATE_POLICY_ALWAYS);
        // What the reactor itself makes is no release.
        this.session.setWorkspaceReader(null);
        this.remotes = List.copyOf(remotes);
    }

    /**
     * The version of the release that is wanted, which can be had.
     *
     * @param module with the version that the reactor makes
     * @param wanted empty: the newest one
     */
    public String find(Coordinates module, Optional<String> wanted) throws PackagingException {
        String version = wanted.isPresent() ? wanted.get() : newest(module);
        if (version.endsWith(SNAPSHOT)) {
            throw new PackagingException(
                    name(module), "version " + version + " is a snapshot and no release", "name a release");
        }
        if (version.equals(module.version())) {
            throw new PackagingException(
                    name(module),
                    "the reactor makes version " + version + " itself, so that Maven would never take the release",
                    "let the modules go on to the next version (mvn versions:set -DnewVersion=...-SNAPSHOT), or take"
                            + " another release");
        }
        DefaultArtifact jar = new DefaultArtifact(module.groupId(), module.artifactId(), Coordinates.JAR, version);
        try {
            repositories.resolveArtifact(session, new ArtifactRequest(jar, remotes, ""));
            return version;
        } catch (ArtifactResolutionException e) {
            throw new PackagingException(
                    name(module),
                    "its release " + version + " cannot be had: " + e.getMessage(),
                    "publish it with mvn lambda:publish-library, and name its repository in the POM or in"
                            + " settings.xml");
        }
    }

    private String newest(Coordinates module) throws PackagingException {
        DefaultArtifact any = new DefaultArtifact(module.groupId(), module.artifactId(), Coordinates.JAR, "[0,)");
        List<String> releases = new ArrayList<>();
        try {
            for (Version version : repositories
                    .resolveVersionRange(session, new VersionRangeRequest(any, remotes, ""))
                    .getVersions()) {
                String text = version.toString();
                if (!text.endsWith(SNAPSHOT) && !text.equals(module.version())) {
                    releases.add(text);
                }
            }
        } catch (VersionRangeResolutionException e) {
            throw new IllegalStateException("the range of all versions", e);
        }
        if (releases.isEmpty()) {
            throw new PackagingException(
                    name(module),
                    "the repositories of the build have no release of it beside the reactor's own version, "
                            + module.version(),
                    "publish one with mvn lambda:publish-library, and name its repository in the POM or in"
                            + " settings.xml");
        }
        return releases.get(releases.size() - 1);
    }

    private static String name(Coordinates module) {
        return module.groupId() + ":" + module.artifactId();
    }
}
