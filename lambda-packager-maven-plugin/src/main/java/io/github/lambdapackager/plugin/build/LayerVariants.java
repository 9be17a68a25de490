package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.LayerVariant;
import io.github.lambdapackager.plugin.model.NativeLibraries;
import io.github.lambdapackager.plugin.report.ShakingLists;
import io.github.lambdapackager.plugin.shake.SharedMembers;
import io.github.lambdapackager.publisher.model.ArchiveSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;

/** Weighs what a layer of these jars would be whole, with the classes that its functions reach, and with the members. */
final class LayerVariants {
    private static final String CLASS = ".class";

    private final SharedMembers members = new SharedMembers();

    /** Of each class that a function keeps the members that it does not. */
    private final Map<String, Set<String>> unused = new HashMap<>();

    /** @param functions the folders with the shaking lists of the layer's functions, packaged without layers */
    LayerVariants(List<Path> functions) throws IOException {
        for (Path function : functions) {
            Map<String, Set<String>> removed = new HashMap<>();
            for (String line : new ShakingLists().removed(function)) {
                int colon = line.indexOf(": ");
                if (colon > 0 && !line.contains(" ← ")) {
                    removed.computeIfAbsent(line.substring(0, colon), any -> new HashSet<>())
                            .add(line.substring(colon + 2));
                }
            }
            for (String kept : new ShakingLists().kept(function)) {
                Set<String> here = removed.getOrDefault(kept, Set.of());
                unused.merge(kept, new HashSet<>(here), (all, more) -> {
                    all.retainAll(more);
                    return all;
                });
            }
        }
    }

    LayerVariant weigh(List<ClasspathElement> artifacts) throws IOException {
        ArchiveSize whole = new ArchiveSize(0, 0);
        ArchiveSize keptSet = whole;
        ArchiveSize minimal = whole;
        for (ClasspathElement artifact : artifacts) {
            for (Map.Entry<String, byte[]> entry : artifact.entries().entrySet()) {
                if (NativeLibraries.isOfNoUse(entry.getKey(), entry.getValue())) {
                    continue;
                }
                ArchiveSize size = size(entry.getValue());
                Set<String> unreached = unused.get(ArtifactContent.className(entry.getKey()));
                whole = sum(whole, size);
                if (!entry.getKey().endsWith(CLASS)) {
                    keptSet = sum(keptSet, size);
                    minimal = sum(minimal, size);
                } else if (unreached != null) {
                    keptSet = sum(keptSet, size);
                    minimal = sum(minimal, size(members.of(entry.getValue(), unreached)));
                }
            }
        }
        return new LayerVariant(whole, keptSet, minimal);
    }

    private static ArchiveSize size(byte[] content) throws IOException {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(content);
        }
        return new ArchiveSize(Math.min(content.length, deflated.size()), content.length);
    }

    private static ArchiveSize sum(ArchiveSize one, ArchiveSize other) {
        return new ArchiveSize(one.zippedBytes() + other.zippedBytes(), one.unzippedBytes() + other.unzippedBytes());
    }
}
