package io.github.lambdapackager.publisher.cli;

import io.github.lambdapackager.publisher.manifest.LayerExport;
import io.github.lambdapackager.publisher.model.LockedLayer;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.run.PublishingFiles;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the lock file for other tools. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Prints what the lock file records, for other tools: account, Region, layer, ARN.")
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Option(
            names = "--format",
            defaultValue = "json",
            paramLabel = "<format>",
            description = "json, yaml or properties (default: ${DEFAULT-VALUE}).")
    private LayerExport.Format format = LayerExport.Format.JSON;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PublishingFiles files = places.files();
        List<LockedLayer> locked = files.locked(List.of());
        if (locked.isEmpty()) {
            throw new PublishingException(
                    "lock file " + files.lockFile(),
                    "records nothing",
                    "publish first, or name another with --lock-file");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(new LayerExport(format).text(locked));
        out.flush();
        return ExitCode.DONE;
    }
}
