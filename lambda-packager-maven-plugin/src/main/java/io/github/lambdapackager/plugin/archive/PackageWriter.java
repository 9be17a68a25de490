package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.publisher.model.ContentDigest;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a shaken function the zip that Lambda gets; one writer serves a whole build, from any thread. */
public final class PackageWriter {
    /** Lambda's quota for a function with its layers, unzipped. */
    public static final long MAX_UNZIPPED_BYTES = 262_144_000;

    private static final String BUILD_PROPERTIES = "META-INF/lambda-packager/build.properties";

    private final DeflatedPieces pieces = new DeflatedPieces();
    private final ContentHashes hashes = new ContentHashes();
    private final long maxUnzippedBytes;

    public PackageWriter() {
        this(MAX_UNZIPPED_BYTES);
    }

    /** @param maxUnzippedBytes what the package may hold, unzipped */
    public PackageWriter(long maxUnzippedBytes) {
        this.maxUnzippedBytes = maxUnzippedBytes;
    }

    /**
     * Everything that will be in the zip.
     *
     * @throws PackagingException when the package is larger than Lambda accepts
     */
    public PreparedPackage prepare(ShakenFunction shaken) throws PackagingException, IOException {
        MergePlan plan = MergePlan.of(shaken);
        PackagedJars jars = PackagedJars.read(plan.jars());
        ContentDigest contentDigest = jars.contentDigest(hashes);
        String buildId = BuildId.of(shaken, contentDigest);
        byte[] buildProperties = buildProperties(shaken, buildId);
        // Stored jars start faster and zip better, but they are larger.
        long others = buildProperties.length + shaken.layers().unzippedBytes();
        boolean tight = jars.storedBytes() + others > maxUnzippedBytes;
        SortedMap<String, byte[]> files = jars.toFiles(tight);
        files.put(BUILD_PROPERTIES, buildProperties);
        new PackageQuota(maxUnzippedBytes).check(shaken, files.values());
        return new PreparedPackage(shaken, plan, jars, contentDigest, buildId, files, pieces);
    }

    private static byte[] buildProperties(ShakenFunction shaken, String buildId) {
        LambdaFunction function = shaken.function();
        return PropertiesText.write(new TreeMap<>(Map.of(
                "buildId", buildId,
                "function", function.name(),
                "handler", function.handler().toString())));
    }
}
