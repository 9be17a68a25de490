package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.Library;
import io.github.lambdapackager.publisher.model.LibraryRelease;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.pom.LibraryPom;
import io.github.lambdapackager.publisher.repository.GpgSigner;
import io.github.lambdapackager.publisher.repository.LibraryUpload;
import io.github.lambdapackager.publisher.repository.MavenRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Publishes libraries, each after those that it needs: plans all of them, and carries out exactly that plan. */
public final class LibraryPublishing {
    private static final String SNAPSHOT = "-SNAPSHOT";

    private final MavenRepository repository;
    private final LibraryOptions options;
    private final Optional<GpgSigner> signer;
    private final LibraryListener listener;
    private final Path work;

    /**
     * Publishes to one repository.
     *
     * @param work a folder for POMs and what is fetched
     */
    public LibraryPublishing(
            MavenRepository repository,
            LibraryOptions options,
            Optional<GpgSigner> signer,
            LibraryListener listener,
            Path work) {
        this.repository = repository;
        this.options = options;
        this.signer = signer;
        this.listener = listener;
        this.work = work;
    }

    /**
     * What became of each, in the same order.
     *
     * @param libraries each after those that it needs
     */
    public List<LibraryRelease> run(List<Library> libraries) throws PublishingException, IOException {
        options.check(libraries.stream().map(Library::name).toList());
        LibraryUpload upload = new LibraryUpload(repository, signer, work);
        LibraryPlanning planning = new LibraryPlanning(repository, upload, options, work);
        List<LibraryRelease> releases = new ArrayList<>();
        Map<String, String> versions = new HashMap<>();
        for (Library library : libraries) {
            LibraryRelease release = planning.plan(library, versions);
            versions.put(library.key(), release.current());
            releases.add(release);
        }
        listener.planned(releases);
        if (!options.dryRun()) {
            for (LibraryRelease release : releases) {
                if (release.version().isPresent()) {
                    publish(upload, release, versions);
                    listener.published(release);
                } else if (release.latest().isPresent()) {
                    // Whoever published it may have been stopped at the very last file.
                    upload.mendList(coordinates(release));
                }
            }
        }
        return releases;
    }

    private void publish(LibraryUpload upload, LibraryRelease release, Map<String, String> versions)
            throws PublishingException, IOException {
        Library library = release.library();
        Coordinates coordinates = coordinates(release);
        Path pom = new ReleasePom(work).write(library, LibraryPom.read(library.pom()), release.current(), versions);
        if (release.current().endsWith(SNAPSHOT)) {
            upload.publishSnapshot(coordinates, pom, library.jar(), library.attached());
        } else {
            upload.publish(coordinates, pom, library.jar(), library.attached());
        }
    }

    private static Coordinates coordinates(LibraryRelease release) {
        Coordinates module = release.library().coordinates();
        return Coordinates.jar(module.groupId(), module.artifactId(), release.current());
    }
}
