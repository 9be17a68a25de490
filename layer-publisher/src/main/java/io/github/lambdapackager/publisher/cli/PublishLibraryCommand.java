package io.github.lambdapackager.publisher.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes libraries that are new. */
@Command(
        name = "publish-library",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Publishes the libraries of a bundle, each in the version that its changes call for. What is there"
                        + " already is not written again.")
final class PublishLibraryCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "<libraries>",
            description = "The bundle (default: target/lambda/bundle/libraries.json).")
    private Path bundle = Path.of("target", "lambda", "bundle", "libraries.json");

    @Option(names = "--dry-run", description = "Prints the plan and stops there.")
    private boolean dryRun;

    @Mixin
    private Libraries libraries = new Libraries();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        libraries.publish(bundle, dryRun, spec.commandLine().getOut());
        return ExitCode.DONE;
    }
}
