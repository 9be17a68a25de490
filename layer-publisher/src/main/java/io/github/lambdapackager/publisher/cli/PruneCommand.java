package io.github.lambdapackager.publisher.cli;

import io.github.lambdapackager.publisher.model.LockedLayer;
import io.github.lambdapackager.publisher.plan.Retention;
import io.github.lambdapackager.publisher.registry.Registries;
import io.github.lambdapackager.publisher.run.LayerPruning;
import io.github.lambdapackager.publisher.run.PruneReport;
import io.github.lambdapackager.publisher.run.PruneRequest;
import io.github.lambdapackager.publisher.run.PublishingFiles;
import io.github.lambdapackager.publisher.run.ReportText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes old versions that nothing refers to. */
@Command(
        name = "prune",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Shows which old versions could go, and deletes them with --apply. Never goes what a function, a lock"
                        + " file or a grant refers to, what something else published, and no object in S3.")
final class PruneCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Mixin
    private TargetOptions targets = new TargetOptions();

    @Option(names = "--apply", description = "Deletes what would be deleted.")
    private boolean apply;

    @Option(
            names = "--keep",
            defaultValue = "3",
            paramLabel = "<n>",
            description = "How many of the newest versions stay (default: ${DEFAULT-VALUE}).")
    private int keep = 3;

    @Option(
            names = "--older-than",
            defaultValue = "30",
            paramLabel = "<days>",
            description = "How old a version must be to go (default: ${DEFAULT-VALUE}).")
    private int days = 30;

    @Option(
            names = "--layer",
            split = ",",
            paramLabel = "<name>",
            description = "Layers to prune (default: those of the manifest and of the lock file).")
    private List<String> layers = List.of();

    @Option(
            names = "--more-lock-files",
            split = ",",
            paramLabel = "<file>",
            description = "Lock files of other branches and repositories, whose versions stay, too.")
    private List<Path> moreLockFiles = List.of();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        PublishingFiles files = places.files();
        Retention retention = PruneRequest.retention(keep, days);
        try (Registries registries = targets.destination().open((target, layer, bytes, total) -> {})) {
            PruneReport report = new LayerPruning(
                            retention,
                            files.locked(moreLockFiles).stream()
                                    .map(LockedLayer::arn)
                                    .collect(Collectors.toSet()),
                            !apply,
                            targets.threads())
                    .run(layers.isEmpty() ? files.layers() : new TreeSet<>(layers), registries.all(), Instant.now());
            output.print(() -> ReportText.of(report, !apply), () -> ReportTree.of(report, !apply));
            return report.failures().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
