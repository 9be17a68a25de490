package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.ClasspathRoot;
import io.github.lambdapackager.plugin.model.DeploymentPackage;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.publisher.model.Archive;
import io.github.lambdapackager.publisher.model.ContentDigest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A package whose files are known; they are deflated while others look at them. */
public final class PreparedPackage {
    private final ShakenFunction shaken;
    private final MergePlan plan;
    private final PackagedJars jars;
    private final ContentDigest contentDigest;
    private final String buildId;
    private final SortedMap<String, byte[]> files;
    private final Ahead<SortedMap<String, ZippedFile>> zipped;

    PreparedPackage(
            ShakenFunction shaken,
            MergePlan plan,
            PackagedJars jars,
            ContentDigest contentDigest,
            String buildId,
            SortedMap<String, byte[]> files,
            DeflatedPieces pieces) {
        this.shaken = shaken;
        this.plan = plan;
        this.jars = jars;
        this.contentDigest = contentDigest;
        this.buildId = buildId;
        this.files = files;
        this.zipped = Ahead.of(() -> zip(files, pieces));
    }

    private static SortedMap<String, ZippedFile> zip(SortedMap<String, byte[]> files, DeflatedPieces pieces) {
        SortedMap<String, ZippedFile> zipped = new TreeMap<>();
        files.forEach((path, content) -> {
            ZippedFile file = ZippedFile.deflated(content, pieces::deflate);
            if (!file.isSound()) {
                throw new IllegalStateException(path + " is not what is deflated of it");
            }
            zipped.put(path, file);
        });
        return zipped;
    }

    /** The places where Lambda's class loader looks, in its order, as they are read from the very bytes of the package. */
    public List<ClasspathRoot> roots() throws IOException {
        return ArchiveReader.roots(files, plan.artifacts(shaken), jars.written());
    }

    /** Replaces the zip in one step, or leaves it alone, and reads it back. */
    public DeploymentPackage write(Path zip) throws IOException {
        SortedMap<String, OuterZip.Source> sources = new TreeMap<>();
        zipped.get().forEach((path, file) -> sources.put(path, new Ready(file)));
        Archive archive = OuterZip.write(sources, zip);
        if (!ArchiveReader.holds(zip, zipped.get())) {
            throw new IOException(zip + " was written, and something else is read back");
        }
        return new DeploymentPackage(shaken, archive, contentDigest, buildId, plan.locations(), plan.notes());
    }

    private record Ready(ZippedFile zip) implements OuterZip.Source {
        @Override
        public byte[] read() {
            return zip.content();
        }
    }
}
