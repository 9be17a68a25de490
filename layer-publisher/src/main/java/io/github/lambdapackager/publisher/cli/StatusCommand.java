package io.github.lambdapackager.publisher.cli;

import io.github.lambdapackager.publisher.registry.Registries;
import io.github.lambdapackager.publisher.run.LayerStatus;
import io.github.lambdapackager.publisher.run.PublishingFiles;
import io.github.lambdapackager.publisher.run.ReportText;
import io.github.lambdapackager.publisher.run.StatusReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what is published. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Shows what is published where, and what does not fit the build and the lock file. Writes nothing."
                        + " Ends with 5 when something does not fit.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Mixin
    private TargetOptions targets = new TargetOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        PublishingFiles files = places.files();
        try (Registries registries = targets.destination().open((target, layer, bytes, total) -> {})) {
            StatusReport report =
                    new LayerStatus(files.built(), files.locked(List.of()), targets.threads()).run(registries.all());
            output.print(() -> ReportText.of(report), () -> ReportTree.of(report));
            if (!report.failures().isEmpty()) {
                return ExitCode.FAILED;
            }
            return report.isSettled() ? ExitCode.DONE : ExitCode.DRIFT;
        }
    }
}
