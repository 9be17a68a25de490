package io.github.lambdapackager.plugin.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads a jar as the JVM does, and trusts nothing that it says of itself. */
final class JarReader {
    /** Four times what Lambda accepts of a whole function, and still fits into the memory of a build. */
    private static final long MAX_INFLATED_BYTES = 1L << 30;

    /** Class files shrink to a third; only a jar made for it shrinks to less than a two hundredth. */
    private static final long MAX_RATIO = 200;

    /** Up to here any ratio is harmless. */
    private static final long HARMLESS_BYTES = 64L << 20;

    /** Also with the separators of Windows, which some tools take for folders: absolute, or with {@code ..}. */
    private static final Pattern ESCAPING =
            Pattern.compile("[/\\\\].*|[A-Za-z]:[/\\\\].*|(.*[/\\\\])?\\.\\.([/\\\\].*)?", Pattern.DOTALL);

    private final long maxBytes;

    JarReader() {
        this(MAX_INFLATED_BYTES);
    }

    JarReader(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** @throws UnsoundJarException when it is damaged or hostile */
    SortedMap<String, byte[]> read(Path jar) throws IOException {
        long jarBytes = Files.size(jar);
        if (jarBytes == 0) {
            throw UnsoundJarException.damaged("the file is empty");
        }
        // The JDK's ZipFile blames a missing file for whatever keeps it from opening one.
        Files.newByteChannel(jar).close();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            for (ZipEntry entry : entries) {
                checkName(entry.getName());
            }
            return inflate(zip, entries, Math.min(maxBytes, Math.max(HARMLESS_BYTES, jarBytes * MAX_RATIO)));
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            // JDK 17 throws the last of them for a name that is no UTF-8.
            throw UnsoundJarException.damaged("the file is no sound jar: " + e.getMessage());
        }
    }

    private static void checkName(String name) throws UnsoundJarException {
        if (ESCAPING.matcher(name).matches() || name.indexOf('\0') >= 0) {
            throw UnsoundJarException.hostile("its entry \"" + name + "\" leads out of the folder it is unpacked to");
        }
    }

    /** Of entries with the same name the JDK gives the last, whichever it is asked for. */
    private static SortedMap<String, byte[]> inflate(ZipFile zip, List<? extends ZipEntry> entries, long limit)
            throws IOException {
        SortedMap<String, byte[]> inflated = new TreeMap<>();
        long left = limit;
        for (ZipEntry listed : entries) {
            ZipEntry entry = zip.getEntry(listed.getName());
            if (listed.isDirectory() || inflated.containsKey(listed.getName())) {
                continue;
            }
            byte[] content = inflate(zip, entry, left, limit);
            left -= content.length;
            inflated.put(entry.getName(), content);
        }
        return inflated;
    }

    private static byte[] inflate(ZipFile zip, ZipEntry entry, long left, long limit) throws IOException {
        // One byte more than it says, and than there may be, tells what says too little.
        int most = (int) Math.min(left, Math.max(0, entry.getSize())) + 1;
        byte[] content;
        try (InputStream in = zip.getInputStream(entry)) {
            content = in.readNBytes(most);
        }
        if (content.length > left) {
            throw UnsoundJarException.hostile(
                    String.format(Locale.ROOT, "the jar inflates to more than %,d bytes, as a jar bomb does", limit));
        }
        return checked(entry, content);
    }

    private static byte[] checked(ZipEntry entry, byte[] content) throws UnsoundJarException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        if (content.length != entry.getSize() || checksum.getValue() != entry.getCrc()) {
            throw UnsoundJarException.damaged("the checksum or the size of its entry " + entry.getName() + " is wrong");
        }
        return content;
    }
}
