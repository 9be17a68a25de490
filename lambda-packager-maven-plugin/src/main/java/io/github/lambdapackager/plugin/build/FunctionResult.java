package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.report.FunctionRow.Origin;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import java.util.List;

/**
 * A function whose files lie in the output folder.
 *
 * @param function as the manifest describes it, not proven
 * @param key the digest of all that it was made of; {@code ""}: not to be taken again
 * @param warnings what the user should act on
 */
record FunctionResult(ManifestFunction function, String key, List<String> warnings, Origin origin) {
    FunctionResult {
        warnings = List.copyOf(warnings);
    }
}
