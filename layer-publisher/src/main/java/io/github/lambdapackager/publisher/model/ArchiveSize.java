package io.github.lambdapackager.publisher.model;

/**
 * How large an archive is.
 *
 * @param zippedBytes the length of the file, as it is uploaded and stored
 * @param unzippedBytes the sum of its files as Lambda unpacks them; a jar inside counts as one file
 */
public record ArchiveSize(long zippedBytes, long unzippedBytes) {
    public ArchiveSize {
        check(zippedBytes, unzippedBytes);
    }

    static void check(long zippedBytes, long unzippedBytes) {
        if (zippedBytes < 0 || unzippedBytes < 0) {
            throw new IllegalArgumentException(
                    "sizes cannot be negative: " + zippedBytes + " zipped, " + unzippedBytes + " unzipped");
        }
    }
}
