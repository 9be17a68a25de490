package io.github.lambdapackager.publisher.cli;

import io.github.lambdapackager.publisher.manifest.ManifestLocator;
import io.github.lambdapackager.publisher.run.PublishingFiles;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which files a command works on: those of the repository that it is called in, unless they are named. */
final class Places {
    @Parameters(
            arity = "0..1",
            paramLabel = "<manifest>",
            description = "The manifest of a build (default: the one below the repository's root that has layers).")
    private Optional<Path> manifest = Optional.empty();

    @Option(
            names = "--lock-file",
            paramLabel = "<file>",
            description = "Records which versions are to be used (default: lambda-layers.lock.json at the repository's"
                    + " root).")
    private Optional<Path> lockFile = Optional.empty();

    PublishingFiles files() {
        Path start =
                manifest.map(file -> file.toAbsolutePath().resolveSibling("")).orElse(Path.of(""));
        return new PublishingFiles(ManifestLocator.root(start), manifest, lockFile);
    }
}
