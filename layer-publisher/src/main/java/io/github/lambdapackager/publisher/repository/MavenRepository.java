package io.github.lambdapackager.publisher.repository;

import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.version.Releases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.deployment.DeployRequest;
import org.eclipse.aether.deployment.DeploymentException;
import org.eclipse.aether.impl.RepositoryConnectorProvider;
import org.eclipse.aether.metadata.DefaultMetadata;
import org.eclipse.aether.metadata.Metadata;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.spi.connector.ArtifactDownload;
import org.eclipse.aether.spi.connector.ArtifactUpload;
import org.eclipse.aether.spi.connector.MetadataDownload;
import org.eclipse.aether.spi.connector.MetadataUpload;
import org.eclipse.aether.spi.connector.RepositoryConnector;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ChecksumFailureException;
import org.eclipse.aether.transfer.MetadataNotFoundException;
import org.eclipse.aether.transfer.NoRepositoryConnectorException;
import org.jspecify.annotations.Nullable;

/**
 * One remote repository, file by file: what is read is checked by its checksum, what is written goes out when it is told
 * to, in that order. Nothing is looked up in a local repository.
 */
public final class MavenRepository implements AutoCloseable {
    private static final String METADATA = "maven-metadata.xml";
    private static final int METADATA_ATTEMPTS = 5;
    private static final Pattern REFUSED = Pattern.compile("\\b(401|403|405)\\b");

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final RemoteRepository remote;
    private final RepositoryConnector connector;
    private final Path work;
    private final Clock clock;

    /**
     * Opens it.
     *
     * @param remote with its credentials
     * @param work a folder for what is fetched
     */
    public MavenRepository(
            RepositorySystem system,
            RepositoryConnectorProvider connectors,
            RepositorySystemSession session,
            RemoteRepository remote,
            Path work,
            Clock clock)
            throws PublishingException {
        this.system = system;
        this.session = session;
        this.remote = remote;
        this.work = work;
        this.clock = clock;
        try {
            this.connector = connectors.newRepositoryConnector(session, remote);
        } catch (NoRepositoryConnectorException e) {
            throw new PublishingException(
                    "repository " + remote.getUrl(),
                    "Maven cannot talk to it: " + e.getMessage(),
                    "name a repository by file:, http: or https:");
        }
    }

    /** What {@code maven-metadata.xml} lists, which is what readers find. */
    public Releases releases(String groupId, String artifactId) throws PublishingException, IOException {
        return new Releases(listed(groupId, artifactId).versions);
    }

    /**
     * The versions of a {@code maven-metadata.xml}.
     *
     * @param sound whether it matches its checksum
     */
    private record Listed(List<String> versions, boolean sound) {}

    /** Who publishes may be stopped between the list and its checksum: then the list counts, when it reads the same twice. */
    private Listed listed(String groupId, String artifactId) throws PublishingException, IOException {
        MetadataDownload download = metadata(groupId, artifactId, RepositoryPolicy.CHECKSUM_POLICY_FAIL);
        Exception failure = download.getException();
        if (failure instanceof MetadataNotFoundException) {
            return new Listed(List.of(), true);
        }
        if (failure == null || !(failure.getCause() instanceof ChecksumFailureException)) {
            check(groupId + ":" + artifactId + ", its versions", failure);
            return new Listed(VersionsFile.read(content(download)), true);
        }
        byte[] once = unchecked(groupId, artifactId);
        if (!Arrays.equals(once, unchecked(groupId, artifactId))) {
            throw new IOException(String.valueOf(failure.getMessage()), failure);
        }
        return new Listed(VersionsFile.read(once), false);
    }

    private byte[] unchecked(String groupId, String artifactId) throws PublishingException, IOException {
        MetadataDownload download = metadata(groupId, artifactId, RepositoryPolicy.CHECKSUM_POLICY_IGNORE);
        check(groupId + ":" + artifactId + ", its versions", download.getException());
        return content(download);
    }

    private MetadataDownload metadata(String groupId, String artifactId, String checksums) throws IOException {
        MetadataDownload download = new MetadataDownload(
                metadata(groupId, artifactId), "", fresh(artifactId, METADATA).toFile(), checksums);
        connector.get(null, List.of(download));
        return download;
    }

    private static byte[] content(MetadataDownload download) throws IOException {
        return Files.readAllBytes(download.getFile().toPath());
    }

    /** A published file. */
    public Fetched fetch(Coordinates coordinates) throws PublishingException, IOException {
        Path file = fresh(
                coordinates.artifactId(),
                coordinates.artifactId() + "-" + coordinates.version() + "-" + coordinates.classifier() + "."
                        + coordinates.extension());
        ArtifactDownload download =
                new ArtifactDownload(artifact(coordinates), "", file.toFile(), RepositoryPolicy.CHECKSUM_POLICY_FAIL);
        connector.get(List.of(download), null);
        Exception failure = download.getException();
        if (failure instanceof ArtifactNotFoundException) {
            return new Fetched(Optional.empty(), false);
        }
        if (failure != null && failure.getCause() instanceof ChecksumFailureException) {
            return new Fetched(Optional.empty(), true);
        }
        check(coordinates.toString(), failure);
        return new Fetched(Optional.of(file), false);
    }

    /**
     * What a look gave.
     *
     * @param file none: there is no such file, or it is damaged
     * @param damaged whether it does not match its checksum, or has none
     */
    public record Fetched(Optional<Path> file, boolean damaged) {
        boolean isAbsent() {
            return file.isEmpty() && !damaged;
        }
    }

    /** Uploads one file with its checksums. */
    public void put(Coordinates coordinates, Path file) throws PublishingException, IOException {
        ArtifactUpload upload = new ArtifactUpload(artifact(coordinates), file.toFile());
        connector.put(List.of(upload), null);
        check(coordinates.toString(), upload.getException());
    }

    /**
     * Lists a version, which makes it public. Somebody who publishes at the same time may have listed another one between
     * our look and our answer: then both are listed again.
     */
    public void list(Coordinates release) throws PublishingException, IOException {
        for (int attempt = 0; attempt < METADATA_ATTEMPTS; attempt++) {
            Listed listed = listed(release.groupId(), release.artifactId());
            List<String> versions = new ArrayList<>(listed.versions);
            if (!versions.contains(release.version())) {
                versions.add(release.version());
            } else if (listed.sound) {
                return;
            }
            Path file = fresh(release.artifactId(), METADATA);
            Files.write(file, VersionsFile.write(release.groupId(), release.artifactId(), versions, clock.instant()));
            MetadataUpload upload =
                    new MetadataUpload(metadata(release.groupId(), release.artifactId()), file.toFile());
            connector.put(null, List.of(upload));
            check(release + ", the list of versions", upload.getException());
        }
        throw new IOException(release + " is published, but " + METADATA + " does not list it: run it again");
    }

    /** Publishes a snapshot as Maven does: with a time stamp, and beside those before. */
    public void deploySnapshot(List<Coordinates> coordinates, List<Path> files)
            throws PublishingException, IOException {
        DeployRequest request = new DeployRequest().setRepository(remote);
        for (int i = 0; i < coordinates.size(); i++) {
            request.addArtifact(
                    artifact(coordinates.get(i)).setFile(files.get(i).toFile()));
        }
        try {
            system.deploy(session, request);
        } catch (DeploymentException e) {
            check(coordinates.get(0).toString(), e);
        }
    }

    @Override
    public void close() {
        connector.close();
    }

    /** A refusal is the user's to put right; anything else may be gone at the next attempt. */
    private void check(String subject, @Nullable Exception failure) throws PublishingException, IOException {
        if (failure == null) {
            return;
        }
        String message = String.valueOf(failure.getMessage());
        Matcher refusal = REFUSED.matcher(message.replace(String.valueOf(remote.getUrl()), ""));
        if (refusal.find()) {
            throw new PublishingException(
                    "repository " + remote.getUrl(),
                    "it refuses " + subject + ": " + message,
                    refusal.group(1).equals("401")
                            ? "put the right credentials into settings.xml, <server> with the id " + remote.getId()
                            : "let the user of <server> " + remote.getId() + " in settings.xml write there");
        }
        throw new IOException(message, failure);
    }

    private Path fresh(String artifactId, String name) throws IOException {
        Path folder = Files.createDirectories(work.resolve(artifactId).resolve("fetched"));
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        return file;
    }

    private static Metadata metadata(String groupId, String artifactId) {
        return new DefaultMetadata(groupId, artifactId, METADATA, Metadata.Nature.RELEASE);
    }

    private static Artifact artifact(Coordinates coordinates) {
        return new DefaultArtifact(
                coordinates.groupId(),
                coordinates.artifactId(),
                coordinates.classifier(),
                coordinates.extension(),
                coordinates.version());
    }
}
