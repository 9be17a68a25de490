package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.FileContent;
import io.github.lambdapackager.plugin.model.FilesByName;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A jar that was found sound. Its files are held while there is memory; where the JVM has taken one back, it is read again
 * from the jar, which is open only for that moment. Safe for several threads.
 */
final class StoredJar {
    private final Path jar;
    private final Function<byte[], Reference<byte[]>> memory;
    private @Nullable Map<String, Place> places;

    private StoredJar(Path jar, Function<byte[], Reference<byte[]>> memory) {
        this.jar = jar;
        this.memory = memory;
    }

    /** @param entries all that is in it */
    static FilesByName of(Path jar, SortedMap<String, byte[]> entries) {
        return of(jar, entries, SoftReference::new);
    }

    /** @param memory holds a file for a while */
    static FilesByName of(Path jar, SortedMap<String, byte[]> entries, Function<byte[], Reference<byte[]>> memory) {
        StoredJar stored = new StoredJar(jar, memory);
        SortedMap<String, FileContent> files = new TreeMap<>();
        entries.forEach((name, bytes) -> files.put(name, stored.new StoredFile(name, bytes)));
        return FilesByName.reading(files);
    }

    /** Where the bytes of an entry lie. */
    private record Place(long start, int zippedBytes, boolean deflated) {}

    private final class StoredFile implements FileContent {
        private final String name;
        private final int length;
        private final int checksum;
        private volatile Reference<byte[]> held;

        StoredFile(String name, byte[] bytes) {
            this.name = name;
            this.length = bytes.length;
            this.checksum = checksum(bytes);
            this.held = memory.apply(bytes);
        }

        @Override
        public byte[] bytes() {
            byte[] bytes = held.get();
            return bytes == null ? readAgain() : bytes;
        }

        private synchronized byte[] readAgain() {
            byte[] bytes = held.get();
            if (bytes == null) {
                bytes = read();
                held = memory.apply(bytes);
            }
            return bytes;
        }

        private byte[] read() {
            try {
                byte[] bytes = inflated(name, length);
                if (checksum(bytes) == checksum) {
                    return bytes;
                }
                throw new ZipException("the checksum of its entry " + name + " is another");
            } catch (IOException e) {
                throw new UncheckedIOException(
                        jar + " has changed since this build read it first (" + FailureReason.of(e)
                                + "); let nothing else write it, and build again",
                        e);
            }
        }

        @Override
        public int length() {
            return length;
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    private byte[] inflated(String name, int length) throws IOException {
        Place place = places().get(name);
        if (place == null) {
            throw new ZipException("it has no entry " + name);
        }
        byte[] zipped = read(place);
        if (!place.deflated()) {
            return zipped;
        }
        byte[] bytes = new byte[length];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(zipped);
            for (int count = 0; count < length; ) {
                int more = inflater.inflate(bytes, count, length - count);
                if (more == 0) {
                    throw new EOFException(name);
                }
                count += more;
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new IOException(name, e);
        } finally {
            inflater.end();
        }
    }

    private byte[] read(Place place) throws IOException {
        ByteBuffer zipped = ByteBuffer.allocate(place.zippedBytes());
        try (FileChannel channel = FileChannel.open(jar)) {
            while (zipped.hasRemaining()) {
                if (channel.read(zipped, place.start() + zipped.position()) < 0) {
                    throw new EOFException("it is shorter");
                }
            }
        }
        return zipped.array();
    }

    /** Looked up when the first file is read again, which most builds never do. Of entries with one name the last counts. */
    private synchronized Map<String, Place> places() throws IOException {
        Map<String, Place> known = places;
        if (known == null) {
            known = new HashMap<>();
            try (ZipFile zip = ZipFile.builder().setPath(jar).get()) {
                for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                    known.put(
                            entry.getName(),
                            new Place(
                                    entry.getDataOffset(),
                                    Math.toIntExact(entry.getCompressedSize()),
                                    entry.getMethod() == ZipArchiveEntry.DEFLATED));
                }
            }
            places = known;
        }
        return known;
    }
}
