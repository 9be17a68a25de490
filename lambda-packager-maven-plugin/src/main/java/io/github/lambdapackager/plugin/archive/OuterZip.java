package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.publisher.model.Archive;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.SortedMap;

/** Writes the zip that is uploaded: deflated, whatever is in it. */
final class OuterZip {
    /** The content of a file, fetched when its turn comes. */
    interface Source {
        byte[] read() throws IOException;

        default ZippedFile zip() throws IOException {
            return ZippedFile.deflated(read());
        }
    }

    private final MessageDigest sha256 = Sha256.start();
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
                ZippedFile zipped = file.getValue().zip();
                zip.add(file.getKey(), zipped);
                unzippedBytes += zipped.content().length;
            }
            zippedBytes = zip.bytes();
        }
    }
}
