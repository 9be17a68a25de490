package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.model.DeploymentPackage;
import io.github.lambdapackager.plugin.report.FunctionRow;
import java.nio.file.Path;
import java.util.List;

/**
 * What was built of a module.
 *
 * @param packages in the order of the functions; none: the module has no handler
 * @param rows the figures of each package, in the same order
 * @param manifest the file that describes the packages; it exists where there are any
 * @param warnings what the user should act on
 * @param notes why things are as they are (debug)
 */
public record BuildReport(
        List<DeploymentPackage> packages,
        List<FunctionRow> rows,
        Path manifest,
        List<String> warnings,
        List<String> notes) {
    public BuildReport {
        packages = List.copyOf(packages);
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }
}
