package io.github.lambdapackager.plugin.verify;

import io.github.lambdapackager.publisher.model.Proof.Strength;
import io.github.lambdapackager.publisher.model.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a verdict means for the user. */
public final class VerdictMessage {
    private static final int MOST_DIFFERENCES = 10;

    private final Verdict verdict;

    public VerdictMessage(Verdict verdict) {
        this.verdict = verdict;
    }

    /** That the function behaves differently, with what may mend it. */
    public Optional<Violation> violation() {
        if (verdict.equal()) {
            return Optional.empty();
        }
        String differences = verdict.differences().stream()
                .limit(MOST_DIFFERENCES)
                .map(difference -> "\n    " + difference)
                .collect(Collectors.joining());
        int more = verdict.differences().size() - MOST_DIFFERENCES;
        return Optional.of(new Violation(
                "function " + verdict.function(),
                "the shaken package behaves differently" + differences
                        + (more > 0 ? "\n    and " + more + " more differences" : ""),
                remedy()));
    }

    private String remedy() {
        String output = "what both printed is in target/lambda/verify/" + verdict.function();
        if (verdict.suggestedRules().isEmpty()) {
            return "run mvn lambda:record, which notes what the events reach by computed names; what was removed is in"
                    + " target/lambda/" + verdict.function() + "/removed.txt; " + output;
        }
        return "probably this was removed: run mvn lambda:record, which notes what the events reach by computed names, or"
                + " add to src/main/lambda/" + verdict.function() + ".pro\n    "
                + String.join("\n    ", verdict.suggestedRules()) + "\n  " + output;
    }

    /** That the proof is worth less than it could be. */
    public Optional<String> warning() {
        return verdict.equal() && verdict.proof().strength() == Strength.UNPROVEN
                ? Optional.of("function " + verdict.function() + " is unproven: "
                        + verdict.proof().reason())
                : Optional.empty();
    }

    /** Classes that only the unshaken package loaded, each with the rule that would have kept it. */
    public List<String> notes() {
        return verdict.classesOnlyUnshaken().stream()
                .map(name -> verdict.function() + ": only the unshaken package loaded " + name + "; -keep class " + name
                        + " { *; } would keep it")
                .toList();
    }
}
