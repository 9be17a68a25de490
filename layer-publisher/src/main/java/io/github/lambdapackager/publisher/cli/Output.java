package io.github.lambdapackager.publisher.cli;

import io.github.lambdapackager.publisher.manifest.JsonText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command tells what it found or did. */
final class Output {
    @Option(names = "--json", description = "Prints JSON instead of text.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    boolean json() {
        return json;
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    PrintWriter err() {
        return command.commandLine().getErr();
    }

    void print(Supplier<List<String>> text, Supplier<Map<String, Object>> tree) {
        if (json) {
            out().print(JsonText.of(tree.get()));
        } else {
            text.get().forEach(out()::println);
        }
        out().flush();
    }
}
