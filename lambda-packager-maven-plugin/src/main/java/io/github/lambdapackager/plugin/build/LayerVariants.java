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
        Weight whole = new Weight();
        Weight keptSet = new Weight();
        Weight minimal = new Weight();
        for (ClasspathElement artifact : artifacts) {
            for (Map.Entry<String, byte[]> entry : artifact.entries().entrySet()) {
                if (NativeLibraries.isOfNoUse(entry.getKey(), entry.getValue())) {
                    continue;
                }
                Set<String> unreached = unused.get(ArtifactContent.className(entry.getKey()));
                whole.add(entry.getValue());
                if (!entry.getKey().endsWith(CLASS)) {
                    keptSet.add(entry.getValue());
                    minimal.add(entry.getValue());
                } else if (unreached != null) {
                    keptSet.add(entry.getValue());
                    minimal.add(members.of(entry.getValue(), unreached));
                }
            }
        }
        return new LayerVariant(whole.size(), keptSet.size(), minimal.size());
    }

    /** What files come to that a zip deflates in one piece, as it does with a jar whose entries are stored. */
    private static final class Weight {
        private final ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        private final DeflaterOutputStream out = new DeflaterOutputStream(deflated);
        private long unzipped;

        void add(byte[] content) throws IOException {
            out.write(content);
            unzipped += content.length;
        }

        ArchiveSize size() throws IOException {
            out.close();
            return new ArchiveSize(Math.min(deflated.size(), unzipped), unzipped);
        }
    }
}
