package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ShakenElement;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** What Lambda accepts, unzipped. */
record PackageQuota(long maxUnzippedBytes) {
    private static final int SHOWN_ARTIFACTS = 5;

    /** @throws PackagingException naming the artifacts to blame when the files are too large together */
    void check(ShakenFunction shaken, Collection<byte[]> files) throws PackagingException {
        long unzipped = size(files);
        if (unzipped <= maxUnzippedBytes) {
            return;
        }
        throw new PackagingException(
                "function " + shaken.function().name(),
                String.format(
                        Locale.ROOT,
                        "its package has %,d bytes unzipped, and Lambda accepts %,d; the largest artifacts are\n%s",
                        unzipped,
                        maxUnzippedBytes,
                        largest(shaken)),
                "leave out what Lambda or a layer brings (excluded artifacts, scope provided), or split the function");
    }

    static long size(Collection<byte[]> contents) {
        return contents.stream().mapToLong(content -> content.length).sum();
    }

    private static String largest(ShakenFunction shaken) {
        return shaken.elements().stream()
                .sorted(Comparator.comparingLong((ShakenElement element) ->
                                size(element.entries().values()))
                        .reversed())
                .limit(SHOWN_ARTIFACTS)
                .map(PackageQuota::line)
                .collect(Collectors.joining("\n"));
    }

    private static String line(ShakenElement element) {
        long zipped = element.entries().values().stream()
                .mapToLong(content -> StableZip.shrunk(content).length)
                .sum();
        return String.format(
                Locale.ROOT,
                "    %s: %,d bytes (%,d zipped)",
                element.element().artifact().coordinates(),
                size(element.entries().values()),
                zipped);
    }
}
