package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.archive.ClasspathReader;
import io.github.lambdapackager.plugin.archive.UnshakenWriter;
import io.github.lambdapackager.plugin.cache.FileDigests;
import io.github.lambdapackager.plugin.cache.ResultCache;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.rule.KeepRules;
import io.github.lambdapackager.plugin.shake.Shaker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final ClasspathReader reader = new ClasspathReader();
    private final UnshakenWriter unshakenWriter = new UnshakenWriter();
    private final FileDigests digests = new FileDigests();
    private final Map<Path, ResultCache> caches = new ConcurrentHashMap<>();

    /**
     * Leaves one zip a function and their manifest in the module's output directory, and nothing there of functions
     * that are gone; no zip where it fails half-way. What an earlier build made of the same is not made again.
     *
     * @throws PackagingException with all that the user can fix
     */
    public BuildReport run(PackageRequest request) throws PackagingException, IOException {
        return new ModuleBuild(request, reader, unshakenWriter, digests, this::cache).run();
    }

    /** What can be left out one by one of the sources that are data. */
    public static List<String> partsOfRuleSources() {
        return Stream.concat(KeepRules.ids().stream(), Shaker.ids().stream()).toList();
    }

    private ResultCache cache(Reuse reuse) {
        return caches.computeIfAbsent(reuse.cache(), folder -> new ResultCache(folder, reuse.cacheBytes()));
    }
}
