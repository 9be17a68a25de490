package io.github.lambdapackager.plugin.verify;

import io.github.lambdapackager.plugin.verify.Outcome.Kind;
import io.github.lambdapackager.plugin.verify.RunRequest.Measure;
import io.github.lambdapackager.plugin.verify.aws.AwsRecorder;
import io.github.lambdapackager.plugin.verify.aws.AwsRequest;
import io.github.lambdapackager.plugin.verify.aws.Tape;
import io.github.lambdapackager.plugin.verify.record.ObservingJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Runs a function's events in order, in one process as long as that lives, under Lambda's runtime client. */
final class FunctionRunner {
    private final Harness harness;

    FunctionRunner(Harness harness) {
        this.harness = harness;
    }

    /** What was seen, and what AWS answered. */
    record Run(Observation observation, Tape tape) {}

    Run run(RunRequest request) throws IOException, InterruptedException {
        Files.createDirectories(request.work());
        ChildJar.write(request.work().resolve("child.jar"), harness, request.opt());
        if (harness.nativeClient()) {
            ChildJar.nativeLibrary(
                    harness.runtimeClient().get(0), request.work().resolve("runtime-client.so"));
        }
        if (request.measure() == Measure.REFLECTION) {
            ObservingJar.write(request.observingAgent(), harness.javaHome());
        }
        try (AwsRecorder aws = new AwsRecorder(request.answers(), harness.emulator(), request.replay())) {
            Session session = new Session(request, aws);
            while (session.goesOn()) {
                session.start();
            }
            return new Run(session.observation(), aws.tape());
        }
    }

    /** The processes of one run: Lambda, too, starts another one when a function ends its own. */
    private final class Session {
        private final RunRequest request;
        private final AwsRecorder aws;
        private final List<Outcome> outcomes = new ArrayList<>();
        private Duration start = Duration.ZERO;
        private long peakMemoryBytes;
        private int processes;

        Session(RunRequest request, AwsRecorder aws) {
            this.request = request;
            this.aws = aws;
        }

        boolean goesOn() {
            boolean startsAtAll =
                    outcomes.isEmpty() || outcomes.get(outcomes.size() - 1).kind() != Kind.INIT_ERROR;
            return outcomes.size() < request.events().size() && startsAtAll;
        }

        void start() throws IOException, InterruptedException {
            FunctionCommand command = new FunctionCommand(harness, request);
            List<SampleEvent> events =
                    request.events().subList(outcomes.size(), request.events().size());
            try (RuntimeApi api = new RuntimeApi(events, outcomes.size());
                    ChildProcess child = ChildProcess.start(
                            command.line(aws.endpoint(), processes++),
                            command.environment(aws.endpoint(), api.address()),
                            // The client takes the task root from its working directory.
                            request.taskRoot(),
                            request.output())) {
                outcomes.addAll(api.await(child.process(), harness.timeLimit()));
                start = processes == 1 ? api.startTime().orElse(Duration.ZERO) : start;
                peakMemoryBytes = Math.max(peakMemoryBytes, child.peakMemoryBytes());
                if (request.measure() == Measure.COVERAGE) {
                    child.end();
                }
            }
        }

        Observation observation() throws IOException {
            UnaryOperator<String> here = text -> withoutOpt(text)
                    .replace(request.taskRoot().toString(), "/var/task")
                    // Functions log their environment, which names files of the run.
                    .replace(request.work().toString(), "/run")
                    .replace(aws.endpoint().getAuthority(), "127.0.0.1:0");
            return new Observation(
                    outcomes.stream()
                            .map(outcome -> new Outcome(outcome.kind(), here.apply(outcome.body())))
                            .toList(),
                    here.apply(text(request.output())).lines().toList(),
                    aws.requests().stream().map(sent -> placed(sent, here)).toList(),
                    classes(),
                    start,
                    peakMemoryBytes);
        }

        private String withoutOpt(String text) {
            return request.opt()
                    .map(opt -> text.replace(opt.toString(), "/opt"))
                    .orElse(text);
        }

        private static AwsRequest placed(AwsRequest sent, UnaryOperator<String> here) {
            return new AwsRequest(sent.service(), here.apply(sent.operation()), here.apply(sent.body()), sent.status());
        }

        private SortedSet<String> classes() throws IOException {
            List<String> fromPackage = Stream.concat(Stream.of(request.taskRoot()), request.opt().stream())
                    .map(folder -> " source: file:" + folder)
                    .toList();
            SortedSet<String> classes = new TreeSet<>();
            for (int process = 0; process < processes; process++) {
                text(request.classLog(process))
                        .lines()
                        .filter(line -> fromPackage.stream().anyMatch(line::contains))
                        .forEach(line -> classes.add(line.substring(0, line.indexOf(' '))));
            }
            return classes;
        }

        private static String text(Path file) throws IOException {
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        }
    }
}
