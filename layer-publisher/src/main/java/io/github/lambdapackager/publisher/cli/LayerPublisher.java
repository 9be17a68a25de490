package io.github.lambdapackager.publisher.cli;

import io.github.lambdapackager.publisher.model.PublishingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code java -jar layer-publisher.jar publish manifest.json}. */
@Command(
        name = "layer-publisher",
        mixinStandardHelpOptions = true,
        versionProvider = LayerPublisher.Version.class,
        description = "Publishes AWS Lambda layers, each content once, in every Region and account, and libraries.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is done, or there was nothing to do",
            "1:a defect of this program",
            "2:the command line is wrong",
            "3:the input has to be put right first; nothing was done",
            "4:AWS or the disk failed, part may be done: run it again",
            "5:status: what is published is not what should be"
        },
        subcommands = {
            PublishCommand.class,
            PublishLibraryCommand.class,
            StatusCommand.class,
            PruneCommand.class,
            ExportCommand.class,
            IamPolicyCommand.class,
            AutoComplete.GenerateCompletion.class
        })
public final class LayerPublisher {
    /** Runs one command and ends the process. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    /** Runs one command. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new LayerPublisher())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(LayerPublisher::explain)
                .execute(arguments);
    }

    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult arguments) {
        PrintWriter err = command.getErr();
        if (e instanceof PublishingException) {
            err.println(e.getMessage());
            return ExitCode.REFUSED;
        }
        if (e instanceof IOException) {
            // Of a file's exception the message is the name alone.
            err.println(
                    e instanceof FileSystemException
                            ? e.getClass().getSimpleName() + ": " + e.getMessage()
                            : e.getMessage());
            return ExitCode.FAILED;
        }
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            err.println("interrupted: run it again, what is done is not done twice");
            return ExitCode.FAILED;
        }
        e.printStackTrace(err);
        return ExitCode.DEFECT;
    }

    /** The version that the jar's manifest has. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = LayerPublisher.class.getPackage().getImplementationVersion();
            return new String[] {"layer-publisher " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
