package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.publisher.model.Archive;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.SortedMap;

/** Writes the zip that is uploaded: deflated, whatever is in it. */
final class OuterZip {
    /** The content of a file, fetched when its turn comes. */
    interface Source {
        byte[] read() throws IOException;
    }

    private final MessageDigest sha256 = newSha256();
    private long zippedBytes;
    private long unzippedBytes;

    private OuterZip() {}

    static Archive write(SortedMap<String, Source> files, Path zip) throws IOException {
        OuterZip written = new OuterZip();
        ReplacedFile.write(zip, out -> written.writeTo(out, files));
        return new Archive(
                String.valueOf(zip.getFileName()),
                Base64.getEncoder().encodeToString(written.sha256.digest()),
                written.zippedBytes,
                written.unzippedBytes);
    }

    private void writeTo(OutputStream out, SortedMap<String, Source> files) throws IOException {
        try (StableZip zip = new StableZip(new DigestOutputStream(out, sha256))) {
            for (var file : files.entrySet()) {
                byte[] content = file.getValue().read();
                zip.deflate(file.getKey(), content);
                unzippedBytes += content.length;
            }
            zippedBytes = zip.bytes();
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
