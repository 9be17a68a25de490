package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.archive.ClasspathReader;
import io.github.lambdapackager.plugin.archive.PackageWriter;
import io.github.lambdapackager.plugin.archive.UnshakenWriter;
import io.github.lambdapackager.plugin.cache.FileDigests;
import io.github.lambdapackager.plugin.cache.ResultCache;
import io.github.lambdapackager.plugin.link.KnownClasses;
import io.github.lambdapackager.plugin.rule.RuleMemory;
import io.github.lambdapackager.plugin.shake.SharedClasses;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the modules of a build share, so that nothing is done twice. */
record SharedParts(
        ClasspathReader reader,
        PackageWriter writer,
        UnshakenWriter unshakenWriter,
        FileDigests digests,
        Map<Path, ResultCache> caches,
        SharedClasses classes,
        RuleMemory rules,
        KnownClasses knownClasses,
        WorkingRoom room) {
    SharedParts() {
        this(
                new ClasspathReader(),
                new PackageWriter(),
                new UnshakenWriter(),
                new FileDigests(),
                new ConcurrentHashMap<>(),
                new SharedClasses(),
                new RuleMemory(),
                new KnownClasses(),
                new WorkingRoom());
    }

    Optional<ResultCache> cache(Reuse reuse) {
        return reuse.cacheBytes() <= 0
                ? Optional.empty()
                : Optional.of(
                        caches.computeIfAbsent(reuse.cache(), folder -> new ResultCache(folder, reuse.cacheBytes())));
    }
}
