package io.github.lambdapackager.publisher.model;

import java.util.regex.Pattern;

/**
 * A zip that a build wrote.
 *
 * @param file its path relative to the manifest's folder, with {@code /}
 * @param sha256 of the file's bytes, in base64 as Lambda's {@code CodeSha256}
 * @param zippedBytes the length of the file
 * @param unzippedBytes the sum of its files as Lambda unpacks them; a jar inside counts as one file
 */
public record Archive(String file, String sha256, long zippedBytes, long unzippedBytes) {
    // 32 bytes in base64: the last digit carries four bits, so its two lowest are zero.
    private static final Pattern BASE64_SHA256 = Pattern.compile("[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=");

    public Archive {
        RelativePath.check(file);
        if (!BASE64_SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("\"" + sha256 + "\" is not a SHA-256 in base64");
        }
        ArchiveSize.check(zippedBytes, unzippedBytes);
    }
}
