package io.github.lambdapackager.publisher.cli;

import io.github.lambdapackager.publisher.manifest.LibrariesFile;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.repository.GpgSigner;
import io.github.lambdapackager.publisher.repository.MavenRepository;
import io.github.lambdapackager.publisher.repository.StandaloneRepository;
import io.github.lambdapackager.publisher.run.LibraryListener;
import io.github.lambdapackager.publisher.run.LibraryOptions;
import io.github.lambdapackager.publisher.run.LibraryPublishing;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which libraries a command publishes, and where to. */
final class Libraries {
    @Option(
            names = "--repository",
            paramLabel = "<id>::<url>",
            description = "Where libraries are published to: the id of a <server> in settings.xml and a URL.")
    private Optional<String> repository = Optional.empty();

    @Option(
            names = "--settings",
            paramLabel = "<file>",
            description = "Maven's settings with the credentials (default: ~/.m2/settings.xml).")
    private Path settings = Path.of(System.getProperty("user.home"), ".m2", "settings.xml");

    @Option(
            names = "--library-version",
            split = ",",
            paramLabel = "[<library>=]<version>",
            description = "Versions instead of the computed ones, such as domain=2.0.0.")
    private List<String> versions = List.of();

    @Option(names = "--pre-release", paramLabel = "<label>", description = "Publishes pre-releases, such as rc.")
    private Optional<String> preRelease = Optional.empty();

    @Option(names = "--snapshot", description = "Publishes snapshots of libraries.")
    private boolean snapshot;

    @Option(names = "--allow-breaking", description = "Lets a version promise more than the changes hold.")
    private boolean allowBreaking;

    @Option(names = "--gpg-key", paramLabel = "<key>", description = "The GnuPG key that signs libraries.")
    private Optional<String> gpgKey = Optional.empty();

    /** Publishes what a bundle describes: its {@code libraries.json}, or the folder that has it. */
    void publish(Path bundle, boolean dryRun, PrintWriter out) throws PublishingException, IOException {
        String[] place = repository.orElse("").split("::", -1);
        if (place.length != 2 || place[0].isBlank() || place[1].isBlank()) {
            throw new PublishingException(
                    "--repository",
                    "\"" + repository.orElse("") + "\" is not an id and a URL",
                    "write --repository <id of a server in settings.xml>::<url>");
        }
        Path file = Files.isDirectory(bundle) ? bundle.resolve("libraries.json") : bundle;
        Path work = file.toAbsolutePath().resolveSibling("work");
        LibraryOptions options = new LibraryOptions(versions, preRelease, snapshot, allowBreaking, dryRun);
        Optional<GpgSigner> signer = gpgKey.map(GpgSigner::with);
        try (MavenRepository opened = new StandaloneRepository(settings, work).open(place[0], place[1])) {
            new LibraryPublishing(opened, options, signer, LibraryListener.telling(out::println), work)
                    .run(new LibrariesFile(file).read());
        }
    }
}
