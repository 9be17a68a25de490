package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.LayerContent;
import io.github.lambdapackager.plugin.model.LayerJar;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ShakenElement;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What Lambda accepts, unzipped. */
record PackageQuota(long maxUnzippedBytes) {
    private static final int SHOWN_ARTIFACTS = 5;

    /** An artifact, or what is left of it, with where it is. */
    private record Part(Coordinates artifact, SortedMap<String, byte[]> entries, String place) {
        long bytes() {
            return size(entries.values());
        }

        String line() {
            long zipped = entries.values().stream()
                    .mapToLong(content -> ZippedFile.deflated(content).zipped().length)
                    .sum();
            return String.format(Locale.ROOT, "    %s%s: %,d bytes (%,d zipped)", artifact, place, bytes(), zipped);
        }
    }

    /** @throws PackagingException naming the artifacts to blame when the files are too large together */
    void check(ShakenFunction shaken, Collection<byte[]> files) throws PackagingException {
        long unzipped = size(files);
        long layers = shaken.layers().unzippedBytes();
        if (unzipped + layers <= maxUnzippedBytes) {
            return;
        }
        String share = layers == 0 ? "" : String.format(Locale.ROOT, " and its layers %,d", layers);
        throw new PackagingException(
                "function " + shaken.function().name(),
                String.format(
                        Locale.ROOT,
                        "its package has %,d bytes unzipped%s, and Lambda accepts %,d; the largest artifacts are\n%s",
                        unzipped,
                        share,
                        maxUnzippedBytes,
                        largest(parts(shaken))),
                "leave out what Lambda or a layer brings (excluded artifacts, scope provided), or split the function");
    }

    /** @throws PackagingException naming the artifacts to blame when the layer alone is too large */
    void check(LayerContent layer) throws PackagingException {
        if (layer.unzippedBytes() > maxUnzippedBytes) {
            throw new PackagingException(
                    "layer " + layer.name(),
                    String.format(
                            Locale.ROOT,
                            "it has %,d bytes unzipped, and Lambda accepts %,d; the largest artifacts are\n%s",
                            layer.unzippedBytes(),
                            maxUnzippedBytes,
                            largest(parts(layer))),
                    "split it in lambda-layers.json, or run mvn lambda:plan-layers");
        }
    }

    static long size(Collection<byte[]> contents) {
        return contents.stream().mapToLong(content -> content.length).sum();
    }

    private static List<Part> parts(ShakenFunction shaken) {
        List<Part> parts = new ArrayList<>();
        for (ShakenElement element : shaken.elements()) {
            parts.add(new Part(element.element().artifact().coordinates(), element.entries(), ""));
        }
        shaken.layers().contents().forEach(layer -> parts.addAll(parts(layer)));
        return parts;
    }

    private static List<Part> parts(LayerContent layer) {
        return layer.jars().stream()
                .map(LayerJar::content)
                .map(content -> part(content, " in layer " + layer.name()))
                .toList();
    }

    private static Part part(ClasspathElement content, String place) {
        return new Part(content.artifact().coordinates(), content.entries(), place);
    }

    private static String largest(List<Part> parts) {
        return parts.stream()
                .sorted(Comparator.comparingLong(Part::bytes).reversed())
                .limit(SHOWN_ARTIFACTS)
                .map(Part::line)
                .collect(Collectors.joining("\n"));
    }
}
