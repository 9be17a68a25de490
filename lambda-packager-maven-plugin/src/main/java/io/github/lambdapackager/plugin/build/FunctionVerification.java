package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.verify.Candidate;
import io.github.lambdapackager.plugin.verify.Harness;
import io.github.lambdapackager.plugin.verify.ProofMemory;
import io.github.lambdapackager.plugin.verify.Verdict;
import io.github.lambdapackager.plugin.verify.Verification;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.Proof;
import io.github.lambdapackager.publisher.model.Proof.Strength;
import io.github.lambdapackager.publisher.model.Tool;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Verifies one function, unless the same was proven before. */
final class FunctionVerification implements Callable<Verdict> {
    private final ManifestFunction function;
    private final Candidate candidate;
    private final Verification verification;
    private final ProofMemory memory;
    private final Consumer<String> progress;

    FunctionVerification(
            ManifestFunction function, Candidate candidate, Harness harness, Tool tool, Consumer<String> progress) {
        this.function = function;
        this.candidate = candidate;
        this.verification = new Verification(harness);
        this.memory = new ProofMemory(harness, tool);
        this.progress = progress;
    }

    @Override
    public Verdict call() throws IOException, InterruptedException {
        Optional<Proof> known = memory.recall(candidate);
        if (known.isPresent()) {
            progress.accept(function.name() + ": proven before, with the same packages, events and JDK");
            return new Verdict(function.name(), known.get(), List.of(), List.of(), List.of());
        }
        progress.accept(function.name() + ": runs " + events() + ", unshaken and shaken");
        Verdict verdict = verification.verify(candidate);
        if (verdict.equal() && verdict.proof().strength() != Strength.UNPROVEN) {
            memory.remember(candidate, function.withProof(verdict.proof()));
        }
        progress.accept(function.name() + ": "
                + (verdict.equal() ? verdict.proof().strength().id() : "different"));
        return verdict;
    }

    private String events() {
        int events = candidate.events().size();
        return events == 0 ? "an event made up for it" : events == 1 ? "1 event" : events + " events";
    }
}
