package io.github.lambdapackager.plugin.archive;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream.UnicodeExtraFieldPolicy;

/** Writes a zip whose bytes depend on its entries alone: no host, no date, no umask, no time zone. */
final class StableZip implements Closeable {
    /** What an entry costs beside its content and twice its name: local header and directory header. */
    private static final int ENTRY_OVERHEAD = 30 + 46;

    static final int END_OVERHEAD = 22;

    /** A zip knows local times only, from 1980 on; a month later no time zone can reach back before that. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final int FILE_MODE = 0100644;
    private static final int PROGRAM_MODE = 0100755;
    private static final int FOLDER_MODE = 040755;

    private final ZipArchiveOutputStream out;
    private long bytes = END_OVERHEAD;

    StableZip(OutputStream target) {
        out = new ZipArchiveOutputStream(target);
        out.setEncoding(StandardCharsets.UTF_8.name());
        out.setUseLanguageEncodingFlag(true);
        out.setCreateUnicodeExtraFields(UnicodeExtraFieldPolicy.NEVER);
        out.setUseZip64(Zip64Mode.Never);
    }

    /** The bytes of an entry in the zip, headers included. */
    static long entryBytes(String name, long contentBytes) {
        return ENTRY_OVERHEAD + 2L * name.getBytes(StandardCharsets.UTF_8).length + contentBytes;
    }

    void add(String name, ZippedFile file) throws IOException {
        byte[] content = file.content();
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setTimeLocal(TIME);
        entry.setUnixMode(entry.isDirectory() ? FOLDER_MODE : isProgram(content) ? PROGRAM_MODE : FILE_MODE);
        entry.setMethod(file.isStored() ? ZipArchiveEntry.STORED : ZipArchiveEntry.DEFLATED);
        entry.setSize(content.length);
        entry.setCompressedSize(file.zipped().length);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        entry.setCrc(checksum.getValue());
        out.addRawArchiveEntry(entry, new ByteArrayInputStream(file.zipped()));
        bytes += entryBytes(name, file.zipped().length);
    }

    /** By its first bytes, for not every file system knows who may run a file: a script or Linux's own format. */
    private static boolean isProgram(byte[] content) {
        return startsWith(content, '#', '!') || startsWith(content, 0x7f, 'E', 'L', 'F');
    }

    private static boolean startsWith(byte[] content, int... bytes) {
        for (int index = 0; index < bytes.length; index++) {
            if (index >= content.length || content[index] != bytes[index]) {
                return false;
            }
        }
        return true;
    }

    /** How long the zip becomes with what is in it so far. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
