package io.github.lambdapackager.it;

import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.Proof;
import io.github.lambdapackager.publisher.model.Proof.Strength;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What became of one case of the corpus.
 *
 * @param function as the manifest describes it; nothing when the build failed
 * @param output what the goals left: {@code target/lambda} of the case
 * @param warnings what Maven said about the case
 */
record CorpusResult(String name, Optional<ManifestFunction> function, Path output, List<String> warnings) {
    CorpusResult {
        warnings = List.copyOf(warnings);
    }

    boolean verified() {
        return strength().equals(Strength.VERIFIED.id());
    }

    /** As a table shows it; a function that behaves differently is unproven as well. */
    String strength() {
        return function.map(built ->
                        built.proof().map(Proof::strength).map(Strength::id).orElse("not verified"))
                .orElse("not built");
    }

    String reason() {
        return function.flatMap(ManifestFunction::proof).map(Proof::reason).orElse("");
    }

    /** All that is known, for whoever has to mend it. */
    String story() {
        return name + ": " + strength() + " (" + reason() + ")\n" + String.join("\n", warnings);
    }
}
