package io.github.lambdapackager.it;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs that are run as users run them, with credentials that no server knows. */
final class CommandLine {
    static final String ACCOUNT = "111111111111";
    static final String SECRET = "SecretThatNobodyMaySee0123456789";

    private final Path folder;
    private final URI endpoint;
    private final String account;
    private final Map<String, String> more;

    /** @param folder where they run */
    CommandLine(Path folder, URI endpoint) {
        this(folder, endpoint, ACCOUNT);
    }

    CommandLine(Path folder, URI endpoint, String account) {
        this(folder, endpoint, account, Map.of());
    }

    private CommandLine(Path folder, URI endpoint, String account, Map<String, String> more) {
        this.folder = folder;
        this.endpoint = endpoint;
        this.account = account;
        this.more = more;
    }

    /** The same with one more variable. */
    CommandLine with(String variable, String value) {
        return new CommandLine(folder, endpoint, account, Map.of(variable, value));
    }

    /** @param output of both streams */
    record Outcome(int exitCode, String output) {}

    /** {@code java -jar layer-publisher-cli.jar ...}. */
    Outcome publisher(String... arguments) throws IOException, InterruptedException {
        return startPublisher(arguments).end();
    }

    /** The same, but does not wait for its end. */
    Running startPublisher(String... arguments) throws IOException {
        return startPublisherIn(List.of(), arguments);
    }

    /** @param shell what starts it */
    Running startPublisherIn(List<String> shell, String... arguments) throws IOException {
        Path jars = Path.of(System.getProperty("it.directory"))
                .resolveSibling("layer-publisher")
                .resolve("target");
        List<String> command = new ArrayList<>(shell);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It does not run for long.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jars.resolve("layer-publisher-0.1.0-SNAPSHOT-cli.jar").toString()));
        command.addAll(List.of(arguments));
        return start(command);
    }

    /** Amazon's own command line, in the Region eu-west-1. */
    String aws(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Moto.environment().program("aws"), "--region", "eu-west-1"));
        command.addAll(List.of(arguments));
        Outcome outcome = start(command).end();
        if (outcome.exitCode != 0) {
            throw new IOException(String.join(" ", command) + ": " + outcome.output);
        }
        return outcome.output;
    }

    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                endpoint.toString(),
                "AWS_ACCESS_KEY_ID",
                account,
                "AWS_SECRET_ACCESS_KEY",
                SECRET,
                "AWS_REGION",
                "eu-west-1",
                "AWS_EC2_METADATA_DISABLED",
                "true");
    }

    private Running start(List<String> command) throws IOException {
        Path log = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment());
        builder.environment().putAll(more);
        return new Running(builder.start(), log);
    }

    /** A program on its way. */
    record Running(Process process, Path log) {
        Outcome end() throws IOException, InterruptedException {
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException("no end: " + Files.readString(log));
            }
            return new Outcome(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
        }
    }
}
