package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.LayerContent;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.publisher.model.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes a layer as the zip that Lambda gets, or as Lambda unpacks it. */
public final class LayerWriter {
    private final long maxUnzippedBytes;

    public LayerWriter() {
        this(PackageWriter.MAX_UNZIPPED_BYTES);
    }

    /** @param maxUnzippedBytes what the layer may hold, unzipped */
    public LayerWriter(long maxUnzippedBytes) {
        this.maxUnzippedBytes = maxUnzippedBytes;
    }

    /**
     * Replaces the zip in one step, or leaves it alone.
     *
     * @throws PackagingException when the layer is larger than Lambda accepts
     */
    public Archive write(LayerContent layer, Path zip) throws PackagingException, IOException {
        new PackageQuota(maxUnzippedBytes).check(layer);
        SortedMap<String, OuterZip.Source> sources = new TreeMap<>();
        files(layer).forEach((path, content) -> sources.put(path, () -> content));
        return OuterZip.write(sources, zip);
    }

    /**
     * Writes the files loose, as Lambda unpacks them.
     *
     * @param opt what will be {@code /opt}; may hold other layers
     */
    public void layOut(LayerContent layer, Path opt) throws IOException {
        for (var file : files(layer).entrySet()) {
            Path target = opt.resolve(file.getKey());
            Files.createDirectories(target.resolveSibling(""));
            Files.write(target, file.getValue());
        }
    }

    private static SortedMap<String, byte[]> files(LayerContent layer) {
        return LayerFiles.of(layer.jars(), layer.files()).toFiles();
    }
}
