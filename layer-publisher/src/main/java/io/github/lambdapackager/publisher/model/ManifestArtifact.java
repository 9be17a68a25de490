package io.github.lambdapackager.publisher.model;

/**
 * What became of one artifact of a function's class path.
 *
 * @param digest of the artifact's files as they came in
 * @param bytesBefore the sum of its uncompressed files as they came in
 * @param bytesAfter the sum of its uncompressed files that are in the zip
 * @param location the jar inside the zip that holds what remains; {@code ""} for loose files at its root
 * @param exempted whether it travels whole, because the build says so
 */
public record ManifestArtifact(
        Coordinates coordinates,
        ContentDigest digest,
        long bytesBefore,
        long bytesAfter,
        int classesBefore,
        int classesAfter,
        String location,
        boolean exempted) {
    public ManifestArtifact {
        if (bytesBefore < 0 || bytesAfter < 0) {
            throw new IllegalArgumentException(
                    "sizes cannot be negative: " + bytesBefore + " bytes before, " + bytesAfter + " after");
        }
        if (classesAfter < 0 || classesAfter > classesBefore) {
            throw new IllegalArgumentException(classesAfter + " classes cannot be left of " + classesBefore);
        }
        if (!location.isEmpty()) {
            RelativePath.checkInside(location);
        }
    }
}
