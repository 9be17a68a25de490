package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.report.ModuleRow;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import java.nio.file.Path;
import java.util.List;

/**
 * What was built of a module.
 *
 * @param functions as the manifest has them; none: the module has no handler
 * @param row the figures of each function, in the same order, and of the work
 * @param manifest the file that describes the packages; it exists where there are any
 * @param warnings what the user should act on
 * @param notes why things are as they are (debug)
 */
public record BuildReport(
        List<ManifestFunction> functions, ModuleRow row, Path manifest, List<String> warnings, List<String> notes) {
    public BuildReport {
        functions = List.copyOf(functions);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }
}
