package io.github.lambdapackager.plugin.verify;

import io.github.lambdapackager.publisher.model.Proof;
import java.util.List;

/**
 * What verifying a function came to.
 *
 * @param differences what the shaken package did differently; then the proof is worth nothing
 * @param classesOnlyUnshaken classes of the package that only the unshaken one loaded
 * @param suggestedRules keep rules that may mend the differences
 */
public record Verdict(
        String function,
        Proof proof,
        List<Difference> differences,
        List<String> classesOnlyUnshaken,
        List<String> suggestedRules) {
    public Verdict {
        differences = List.copyOf(differences);
        classesOnlyUnshaken = List.copyOf(classesOnlyUnshaken);
        suggestedRules = List.copyOf(suggestedRules);
    }

    public boolean equal() {
        return differences.isEmpty();
    }
}
