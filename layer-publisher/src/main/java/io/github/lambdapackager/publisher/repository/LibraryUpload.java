package io.github.lambdapackager.publisher.repository;

import io.github.lambdapackager.publisher.content.LibraryContent;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LibraryFile;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.repository.MavenRepository.Fetched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the files of one release into a repository, in an order in which nobody ever gets half of it: the POM, without
 * which Maven would take the jar for one without dependencies; all that comes with it; the jar; and at last the list of
 * versions. What an earlier run left is looked at and not written again.
 */
public final class LibraryUpload {
    private static final String POM = "pom";

    private final MavenRepository repository;
    private final Optional<GpgSigner> signer;
    private final Path work;

    /**
     * Uploads to one repository.
     *
     * @param work a folder for signatures
     */
    public LibraryUpload(MavenRepository repository, Optional<GpgSigner> signer, Path work) {
        this.repository = repository;
        this.signer = signer;
        this.work = work;
    }

    /** What there is of a release already. */
    public enum State {
        NEW,
        /** Files that are like ours, all or some. */
        BEGUN,
        /** Files that are not ours. */
        OTHER
    }

    /** Looks, and changes nothing. */
    public State state(Coordinates release, Path pom, Path jar) throws PublishingException, IOException {
        Fetched published = repository.fetch(file(release, "", POM));
        Fetched publishedJar = repository.fetch(file(release, "", Coordinates.JAR));
        if (published.isAbsent() && publishedJar.isAbsent()) {
            return State.NEW;
        }
        boolean isSamePom =
                published.file().isEmpty() || Files.mismatch(published.file().get(), pom) < 0;
        boolean isSameJar = publishedJar.file().isEmpty()
                || isSameContent(publishedJar.file().get(), jar);
        return isSamePom && isSameJar ? State.BEGUN : State.OTHER;
    }

    /** Uploads what is missing, and lists the version. */
    public void publish(Coordinates release, Path pom, Path jar, List<LibraryFile> attached)
            throws PublishingException, IOException {
        put(release, new LibraryFile("", POM, pom));
        for (LibraryFile file : attached) {
            put(release, file);
        }
        put(release, new LibraryFile("", Coordinates.JAR, jar));
        if (!hasArrived(release, pom, jar)) {
            throw new IOException(release + ": what arrived is not what was sent, so the version is not listed");
        }
        repository.list(release);
    }

    /** As far as it can be seen: some repositories show a release once it is listed. */
    private boolean hasArrived(Coordinates release, Path pom, Path jar) throws PublishingException, IOException {
        Fetched publishedJar = repository.fetch(file(release, "", Coordinates.JAR));
        Fetched publishedPom = repository.fetch(file(release, "", POM));
        boolean isSamePom = publishedPom.isAbsent()
                || (publishedPom.file().isPresent()
                        && Files.mismatch(publishedPom.file().get(), pom) < 0);
        boolean isSameJar = publishedJar.isAbsent()
                || (publishedJar.file().isPresent()
                        && isSameContent(publishedJar.file().get(), jar));
        return isSamePom && isSameJar;
    }

    /** Writes the list of versions again when it does not match its checksum. */
    public void mendList(Coordinates release) throws PublishingException, IOException {
        repository.list(release);
    }

    /** Publishes a version that may be replaced. */
    public void publishSnapshot(Coordinates snapshot, Path pom, Path jar, List<LibraryFile> attached)
            throws PublishingException, IOException {
        List<LibraryFile> files = new ArrayList<>(attached);
        files.add(new LibraryFile("", POM, pom));
        files.add(new LibraryFile("", Coordinates.JAR, jar));
        repository.deploySnapshot(
                files.stream()
                        .map(file -> file(snapshot, file.classifier(), file.extension()))
                        .toList(),
                files.stream().map(LibraryFile::file).toList());
    }

    /** The signature first: a signed file is never seen without it. */
    private void put(Coordinates release, LibraryFile file) throws PublishingException, IOException {
        Coordinates coordinates = file(release, file.classifier(), file.extension());
        Fetched published = repository.fetch(coordinates);
        if (signer.isPresent()) {
            Coordinates signature = file(release, file.classifier(), file.extension() + ".asc");
            if (published.file().isEmpty() || repository.fetch(signature).file().isEmpty()) {
                Path signed = published.file().orElse(file.file());
                String name = file.classifier() + "." + file.extension() + ".asc";
                repository.put(
                        signature,
                        signer.get()
                                .sign(signed, work.resolve(release.artifactId()).resolve(name)));
            }
        }
        if (published.file().isEmpty()) {
            repository.put(coordinates, file.file());
        }
    }

    private static boolean isSameContent(Path published, Path jar) throws IOException {
        LibraryContent content = new LibraryContent();
        return content.digest(published).equals(content.digest(jar));
    }

    private static Coordinates file(Coordinates release, String classifier, String extension) {
        return new Coordinates(release.groupId(), release.artifactId(), release.version(), classifier, extension);
    }
}
