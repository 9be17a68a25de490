package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.rule.KeepRules;
import io.github.lambdapackager.plugin.shake.Shaker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import javax.inject.Named;
import javax.inject.Singleton;

/**
 * Packages all functions of a module.
 *
 * <p>One instance serves all modules of a build, from any thread, so that what modules share is read once.
 */
@Named
@Singleton
public final class FunctionBuild {
    private final SharedParts shared = new SharedParts();

    /**
     * Leaves one zip a function and their manifest in the module's output directory, and nothing there of functions
     * that are gone; no zip where it fails half-way. What an earlier build made of the same is not made again.
     *
     * @throws PackagingException with all that the user can fix
     */
    public BuildReport run(PackageRequest request) throws PackagingException, IOException {
        try {
            return new ModuleBuild(request, shared).run();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** What can be left out one by one of the sources that are data. */
    public static List<String> partsOfRuleSources() {
        return Stream.concat(KeepRules.ids().stream(), Shaker.ids().stream()).toList();
    }
}
