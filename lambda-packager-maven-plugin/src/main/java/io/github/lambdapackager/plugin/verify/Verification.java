package io.github.lambdapackager.plugin.verify;

import io.github.lambdapackager.plugin.verify.FunctionRunner.Run;
import io.github.lambdapackager.plugin.verify.RunRequest.Measure;
import io.github.lambdapackager.plugin.verify.aws.AwsRequest;
import io.github.lambdapackager.plugin.verify.aws.Tape;
import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.Proof;
import io.github.lambdapackager.publisher.model.Proof.Strength;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Runs the unshaken package twice and the shaken one once, and compares: what differs between the first two is volatile.
 * A difference is believed only when a third run of the unshaken package agrees with the first two.
 */
public final class Verification {
    private final Harness harness;

    public Verification(Harness harness) {
        this.harness = harness;
    }

    /** What the function's processes printed stays in its work folder, the unpacked package does not. */
    public Verdict verify(Candidate candidate) throws IOException, InterruptedException {
        TaskRoot.delete(candidate.work());
        if (candidate.events().isEmpty()) {
            Optional<SampleEvent> generated = new GeneratedEvent(harness).of(candidate);
            return generated.isPresent()
                    ? compare(candidate.withEvents(List.of(generated.get())))
                    : unproven(candidate, "no event: add one as src/test/lambda/" + candidate.name() + "/<name>.json");
        }
        return compare(candidate);
    }

    private Verdict compare(Candidate candidate) throws IOException, InterruptedException {
        Path shakenRoot = TaskRoot.unpack(candidate.zip(), candidate.work().resolve("var/task"));
        try {
            TaskRoot.addProvided(candidate.provided(), shakenRoot);
            candidate.opt().into(opt(candidate));
            return new Runs(candidate, shakenRoot, candidate.layout().root()).compare();
        } finally {
            TaskRoot.delete(candidate.work().resolve("var"));
            TaskRoot.delete(opt(candidate));
        }
    }

    private static Path opt(Candidate candidate) {
        return candidate.work().resolve("opt");
    }

    private final class Runs {
        private final Candidate candidate;
        private final Path shakenRoot;
        private final Path unshakenRoot;
        private final FunctionRunner runner = new FunctionRunner(harness);
        private final List<Observation> baselines = new ArrayList<>();
        private Optional<Tape> tape = Optional.empty();

        Runs(Candidate candidate, Path shakenRoot, Path unshakenRoot) {
            this.candidate = candidate;
            this.shakenRoot = shakenRoot;
            this.unshakenRoot = unshakenRoot;
        }

        Verdict compare() throws IOException, InterruptedException {
            runBaseline();
            Optional<String> unfit = unfit();
            if (unfit.isPresent()) {
                return unproven(candidate, unfit.get() + remedy());
            }
            runBaseline();
            Observation shaken = run("shaken", shakenRoot, Measure.NOTHING).observation();
            List<Difference> differences = comparison().differences(shaken);
            if (!differences.isEmpty() && unfit().isEmpty()) {
                runBaseline();
                differences = comparison().differences(shaken);
            }
            unfit = unfit();
            return unfit.isPresent() ? unproven(candidate, unfit.get() + remedy()) : verdict(shaken, differences);
        }

        private Verdict verdict(Observation shaken, List<Difference> differences)
                throws IOException, InterruptedException {
            SortedSet<String> onlyUnshaken = comparison().classesOnlyUnshaken(shaken);
            List<String> rules = new Suspects(candidate.removed()).rules(differences, onlyUnshaken);
            Strength strength = differences.isEmpty() ? strength() : Strength.UNPROVEN;
            String reason = differences.isEmpty() ? weakness() : "the shaken package behaves differently";
            SortedMap<String, Long> figures = figures(shaken);
            if (differences.isEmpty()) {
                figures.putAll(coverage());
            }
            return new Verdict(
                    candidate.name(),
                    proof(candidate, strength, reason, figures),
                    differences,
                    List.copyOf(onlyUnshaken),
                    rules);
        }

        private void runBaseline() throws IOException, InterruptedException {
            Run run = run("unshaken-" + (baselines.size() + 1), unshakenRoot, Measure.NOTHING);
            baselines.add(run.observation());
            tape = Optional.of(tape.orElse(run.tape()));
        }

        private Run run(String name, Path taskRoot, Measure measure) throws IOException, InterruptedException {
            return runner.run(new RunRequest(
                    candidate.name(),
                    candidate.handler(),
                    candidate.runtime(),
                    taskRoot,
                    taskRoot.equals(shakenRoot) ? Optional.of(opt(candidate)) : Optional.empty(),
                    candidate.events(),
                    candidate.answers(),
                    tape,
                    candidate.environment(),
                    candidate.work().resolve(name),
                    measure));
        }

        private Comparison comparison() {
            return new Comparison(candidate.events(), baselines, candidate.volatileFields());
        }

        private Optional<String> unfit() {
            return comparison()
                    .unfitBaseline()
                    .or(() -> baselines.get(0).requests().stream()
                            .flatMap(request -> unreached(request).stream())
                            .findFirst());
        }

        private Optional<String> unreached(AwsRequest request) {
            String what =
                    "the unshaken package could not reach " + request.service() + " (" + request.operation() + "): ";
            return switch (request.status()) {
                case AwsRequest.REFUSED -> Optional.of(what + "nothing leaves this machine");
                case AwsRequest.NO_EMULATOR ->
                    Optional.of(
                            what + harness.emulator().map(URI::toString).orElse("the emulator") + " does not answer");
                default -> Optional.empty();
            };
        }

        private SortedMap<String, Long> coverage() throws IOException, InterruptedException {
            Path data = candidate.work().resolve("coverage").resolve("coverage.exec");
            run("coverage", shakenRoot, Measure.COVERAGE);
            return Coverage.figures(data, candidate.zip(), opt(candidate), candidate.ownClasses());
        }

        private Strength strength() {
            return weakness().isEmpty() ? Strength.VERIFIED : Strength.WEAK;
        }

        /** Why an equal run says less than it could; empty when it does not. */
        private String weakness() {
            if (!harness.nativeClient()) {
                return "run without the runtime client's native library";
            } else if (!harness.matchesRuntime()) {
                return "run with Java " + harness.javaVersion() + ", which is not "
                        + candidate.runtime().id();
            } else if (isMadeUp()) {
                return "only with an event that was made up: add real ones to src/test/lambda/" + candidate.name();
            }
            return "";
        }

        private boolean isMadeUp() {
            return candidate.events().stream().allMatch(SampleEvent::generated);
        }

        private String remedy() {
            return isMadeUp() ? "; that event was made up: add real ones to src/test/lambda/" + candidate.name() : "";
        }
    }

    private static SortedMap<String, Long> figures(Observation shaken) {
        long answered = shaken.requests().stream()
                .filter(request -> request.status() / 100 == 2)
                .count();
        return new TreeMap<>(Map.of(
                "events", (long) shaken.outcomes().size(),
                "logLines", (long) shaken.log().size(),
                "awsRequests", (long) shaken.requests().size(),
                "awsAnswers", answered,
                "classesLoaded", (long) shaken.classes().size()));
    }

    private Verdict unproven(Candidate candidate, String reason) {
        Proof proof = proof(candidate, Strength.UNPROVEN, reason, new TreeMap<>());
        return new Verdict(candidate.name(), proof, List.of(), List.of(), List.of());
    }

    private Proof proof(Candidate candidate, Strength strength, String reason, SortedMap<String, Long> figures) {
        List<Proof.Event> events = candidate.events().stream()
                .map(event -> new Proof.Event(
                        event.name(),
                        ContentDigest.of(Map.of(event.name(), event.text().getBytes(StandardCharsets.UTF_8)))))
                .toList();
        return new Proof(
                strength, reason, candidate.shaken(), candidate.unshaken(), harness.javaVersion(), events, figures);
    }
}
