package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.DeploymentPackage;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.publisher.model.Archive;
import io.github.lambdapackager.publisher.model.ContentDigest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes a shaken function as the zip that Lambda gets; one writer serves a whole build, from any thread. */
public final class PackageWriter {
    /** Lambda's quota for a function with its layers, unzipped. */
    public static final long MAX_UNZIPPED_BYTES = 262_144_000;

    private static final String BUILD_PROPERTIES = "META-INF/lambda-packager/build.properties";

    private final DeflatedPieces deflated = new DeflatedPieces();
    private final long maxUnzippedBytes;

    public PackageWriter() {
        this(MAX_UNZIPPED_BYTES);
    }

    /** @param maxUnzippedBytes what the package may hold, unzipped */
    public PackageWriter(long maxUnzippedBytes) {
        this.maxUnzippedBytes = maxUnzippedBytes;
    }

    /**
     * Replaces the zip in one step, or leaves it alone.
     *
     * @throws PackagingException when the package is larger than Lambda accepts
     */
    public DeploymentPackage write(ShakenFunction shaken, Path zip) throws PackagingException, IOException {
        MergePlan plan = MergePlan.of(shaken);
        PackagedJars jars = PackagedJars.read(plan.jars());
        ContentDigest contentDigest = jars.contentDigest();
        String buildId = BuildId.of(shaken, contentDigest);
        byte[] buildProperties = buildProperties(shaken, buildId);
        // Stored jars start faster and zip better, but they are larger.
        long others = buildProperties.length + shaken.layers().unzippedBytes();
        boolean tight = jars.storedBytes() + others > maxUnzippedBytes;
        SortedMap<String, byte[]> files = jars.toFiles(tight);
        files.put(BUILD_PROPERTIES, buildProperties);
        new PackageQuota(maxUnzippedBytes).check(shaken, files.values());
        Archive archive = OuterZip.write(sources(files), zip);
        return new DeploymentPackage(shaken, archive, contentDigest, buildId, plan.locations(), plan.notes());
    }

    private static byte[] buildProperties(ShakenFunction shaken, String buildId) {
        LambdaFunction function = shaken.function();
        return PropertiesText.write(new TreeMap<>(Map.of(
                "buildId", buildId,
                "function", function.name(),
                "handler", function.handler().toString())));
    }

    private SortedMap<String, OuterZip.Source> sources(SortedMap<String, byte[]> files) {
        SortedMap<String, OuterZip.Source> sources = new TreeMap<>();
        files.forEach((path, content) -> sources.put(path, new InMemory(content, deflated)));
        return sources;
    }

    private record InMemory(byte[] content, DeflatedPieces deflated) implements OuterZip.Source {
        @Override
        public byte[] read() {
            return content;
        }

        @Override
        public ZippedFile zip() {
            return ZippedFile.deflated(content, deflated::deflate);
        }
    }
}
