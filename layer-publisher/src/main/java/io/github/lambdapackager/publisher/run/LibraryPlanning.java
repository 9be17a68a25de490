package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.api.ApiComparison;
import io.github.lambdapackager.publisher.content.LibraryContent;
import io.github.lambdapackager.publisher.model.ApiChange;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.JarClasspath;
import io.github.lambdapackager.publisher.model.Library;
import io.github.lambdapackager.publisher.model.LibraryDependency;
import io.github.lambdapackager.publisher.model.LibraryRelease;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.model.VersionStep;
import io.github.lambdapackager.publisher.pom.LibraryPom;
import io.github.lambdapackager.publisher.repository.LibraryUpload;
import io.github.lambdapackager.publisher.repository.MavenRepository;
import io.github.lambdapackager.publisher.version.DependencyComparison;
import io.github.lambdapackager.publisher.version.NextVersion;
import io.github.lambdapackager.publisher.version.Releases;
import io.github.lambdapackager.publisher.version.VersionWish;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what becomes of a library: compares it with what is published, and chooses its version. */
final class LibraryPlanning {
    private final MavenRepository repository;
    private final LibraryUpload upload;
    private final LibraryOptions options;
    private final Path work;

    LibraryPlanning(MavenRepository repository, LibraryUpload upload, LibraryOptions options, Path work) {
        this.repository = repository;
        this.upload = upload;
        this.options = options;
        this.work = work;
    }

    /** @param versions of the libraries that come before it */
    LibraryRelease plan(Library library, Map<String, String> versions) throws PublishingException, IOException {
        Releases releases = repository.releases(
                library.coordinates().groupId(), library.coordinates().artifactId());
        VersionWish wish = options.wish(library.name());
        NextVersion next = new NextVersion(library.name(), library.coordinates().version(), wish);
        Optional<String> latest = wish.version().isPresent()
                ? releases.latestBelow(next.checked(wish.version().get()))
                : releases.latest();
        LibraryPom pom = LibraryPom.read(library.pom());
        Difference difference = latest.isPresent()
                ? difference(library, pom, latest.get(), versions)
                : new Difference(VersionStep.MINOR, List.of());
        Optional<String> version = next.choose(releases, latest, difference.step);
        if (version.isEmpty() || isLastPreRelease(library, pom, releases, version.get(), versions)) {
            return new LibraryRelease(library, latest, VersionStep.NOTHING, List.of(), Optional.empty(), false);
        }
        return free(library, pom, releases, latest, difference, version.get(), versions);
    }

    /** How far something is from a release, and why. */
    private record Difference(VersionStep step, List<ApiChange> changes) {}

    private Difference difference(Library library, LibraryPom pom, String version, Map<String, String> versions)
            throws PublishingException, IOException {
        Path oldJar = published(library, version, Coordinates.JAR);
        LibraryPom oldPom = LibraryPom.read(published(library, version, "pom"));
        List<LibraryDependency> dependencies = released(pom, versions);
        List<ApiChange> changes =
                new ArrayList<>(new DependencyComparison().compare(oldPom.dependencies(), dependencies));
        LibraryContent content = new LibraryContent();
        boolean isSame = content.digest(oldJar).equals(content.digest(library.jar()));
        if (!isSame) {
            changes.addAll(new ApiComparison()
                    .compare(
                            new JarClasspath(oldJar, oldClasspath(library, oldPom)),
                            new JarClasspath(library.jar(), library.classpath())));
        }
        Collections.sort(changes);
        VersionStep least = isSame ? VersionStep.NOTHING : VersionStep.PATCH;
        return new Difference(changes.stream().map(ApiChange::step).reduce(least, VersionStep::and), changes);
    }

    private static List<LibraryDependency> released(LibraryPom pom, Map<String, String> versions) {
        return pom.dependencies().stream()
                .map(dependency -> new LibraryDependency(
                        dependency.key(),
                        versions.getOrDefault(dependency.groupAndArtifact(), dependency.version()),
                        dependency.scope(),
                        dependency.optional(),
                        dependency.exclusions()))
                .toList();
    }

    /** The libraries of that time; the rest of the class path is taken to be today's. */
    private List<Path> oldClasspath(Library library, LibraryPom oldPom) throws PublishingException, IOException {
        List<Path> classpath = new ArrayList<>();
        for (LibraryDependency dependency : oldPom.dependencies()) {
            if (library.siblings().contains(dependency.groupAndArtifact())) {
                String[] name = dependency.groupAndArtifact().split(":", -1);
                repository
                        .fetch(Coordinates.jar(name[0], name[1], dependency.version()))
                        .file()
                        .ifPresent(classpath::add);
            }
        }
        classpath.addAll(library.classpath());
        return classpath;
    }

    private Path published(Library library, String version, String extension) throws PublishingException, IOException {
        Coordinates coordinates = new Coordinates(
                library.coordinates().groupId(), library.coordinates().artifactId(), version, "", extension);
        MavenRepository.Fetched fetched = repository.fetch(coordinates);
        if (fetched.file().isPresent()) {
            return fetched.file().get();
        }
        throw new PublishingException(
                "library " + library.name(),
                "its release " + version + (fetched.damaged() ? " has a damaged " : " has no ") + extension
                        + " in the repository",
                "repair the repository, or remove that version from it");
    }

    private boolean isLastPreRelease(
            Library library, LibraryPom pom, Releases releases, String version, Map<String, String> versions)
            throws PublishingException, IOException {
        if (options.preRelease().isEmpty()
                || options.wish(library.name()).version().isPresent()) {
            return false;
        }
        String core = version.substring(0, version.indexOf('-'));
        Optional<String> last =
                releases.latestPreRelease(core, options.preRelease().get());
        return last.isPresent() && difference(library, pom, last.get(), versions).step == VersionStep.NOTHING;
    }

    /** A version that an earlier run began with other files and never listed is given up: nobody was promised it. */
    private LibraryRelease free(
            Library library,
            LibraryPom pom,
            Releases releases,
            Optional<String> latest,
            Difference difference,
            String wanted,
            Map<String, String> versions)
            throws PublishingException, IOException {
        String version = wanted;
        while (true) {
            LibraryUpload.State state = version.endsWith("-SNAPSHOT")
                    ? LibraryUpload.State.NEW
                    : upload.state(
                            Coordinates.jar(
                                    library.coordinates().groupId(),
                                    library.coordinates().artifactId(),
                                    version),
                            new ReleasePom(work).write(library, pom, version, versions),
                            library.jar());
            boolean isListed = releases.contains(version);
            if (state != LibraryUpload.State.OTHER) {
                return new LibraryRelease(
                        library,
                        latest,
                        difference.step,
                        difference.changes,
                        Optional.of(version),
                        state == LibraryUpload.State.BEGUN);
            }
            if (isListed || options.wish(library.name()).version().isPresent()) {
                throw new PublishingException(
                        "library " + library.name(),
                        "version " + version + " is there with other content, and a release never changes",
                        "publish it as " + NextVersion.after(version));
            }
            version = NextVersion.after(version);
        }
    }
}
