package io.github.lambdapackager.publisher.cli;

import io.github.lambdapackager.publisher.apply.Settling;
import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.registry.Registries;
import io.github.lambdapackager.publisher.run.Destination;
import io.github.lambdapackager.publisher.run.GrantRequest;
import io.github.lambdapackager.publisher.run.LayerPublishing;
import io.github.lambdapackager.publisher.run.PublishOptions;
import io.github.lambdapackager.publisher.run.PublishReport;
import io.github.lambdapackager.publisher.run.PublishingFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Publishes what is new. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Publishes the layers of a manifest whose content is new, grants them, and records which versions"
                + " are to be used. What is there already is not written again.")
final class PublishCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Mixin
    private TargetOptions targets = new TargetOptions();

    @Option(names = "--dry-run", description = "Prints the plan and stops there.")
    private boolean dryRun;

    @Option(
            names = "--grant",
            split = ",",
            paramLabel = "<account|organization>",
            description = "Who else may use the layers: accounts (12 digits), organizations (o-...).")
    private List<String> grants = List.of();

    @Option(names = "--public", description = "Lets everybody use the layers.")
    private boolean everybody;

    @Option(
            names = "--label",
            paramLabel = "<text>",
            description = "First part of the human version of new contents, such as 1.4.0 (default: the next number).")
    private Optional<String> label = Optional.empty();

    @Option(
            names = "--ssm-prefix",
            paramLabel = "<path>",
            description = "Writes the ARNs to SSM parameters <path>/<layer>/<human version> and <path>/<layer>/latest.")
    private Optional<String> parameterPrefix = Optional.empty();

    @Option(names = "--allow-unverified", description = "Publishes layers of functions that nothing proves, too.")
    private boolean allowUnverified;

    @Option(
            names = "--lock",
            description = "Keeps other publishers out meanwhile, by an object in the bucket: exactly one version.")
    private boolean locked;

    @Option(
            names = "--journal",
            paramLabel = "<file>",
            description = "Remembers what was done (default: layer-journal.jsonl beside the manifest).")
    private Optional<Path> journal = Optional.empty();

    @Option(
            names = "--libraries",
            paramLabel = "<bundle>",
            description = "Publishes the libraries of this bundle first (default: none).")
    private Optional<Path> bundle = Optional.empty();

    @Mixin
    private Libraries libraries = new Libraries();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        SortedSet<Grant> asked = GrantRequest.parse(grants, everybody);
        Destination destination = targets.destination();
        PublishingFiles files = places.files();
        Path manifest = files.manifest();
        if (bundle.isPresent()) {
            libraries.publish(bundle.get(), dryRun, output.json() ? output.err() : output.out());
        }
        PublishPrinter printer = new PublishPrinter(output.out(), output.err(), output.json(), dryRun);
        PublishOptions options = new PublishOptions(
                asked,
                GrantRequest.label(label),
                GrantRequest.prefix(parameterPrefix),
                allowUnverified,
                destination.folder().isPresent() || destination.aws().bucket().isPresent(),
                locked,
                dryRun,
                targets.threads(),
                Optional.of(files.lockFile()),
                Optional.of(journal.orElseGet(() -> PublishingFiles.journal(manifest))));
        try (Registries registries = destination.open(printer)) {
            PublishReport report =
                    new LayerPublishing(options, Settling.asleep(), printer).run(manifest, registries.all());
            output.print(() -> printer.summary(report), () -> ReportTree.of(report, dryRun));
            return report.isFailed() ? ExitCode.FAILED : ExitCode.DONE;
        }
    }
}
