package io.github.lambdapackager.plugin.cache;

import io.github.lambdapackager.publisher.model.ContentDigest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Keeps results by the digests of what they were made of.
 *
 * <p>An entry is one file, put in its place in one step and checked by its own digest when it is read: several builds may
 * use the folder at once, and anybody may delete any of it at any time. The entries that were not used for longest go when
 * the folder becomes too large.
 */
public final class ResultCache {
    private static final String SUFFIX = ".result";
    private static final int HEAD = 64;
    private static final Duration UNUSED = Duration.ofDays(30);
    private static final Duration STALE_PART = Duration.ofHours(1);

    private final Path folder;
    private final long maxBytes;
    private long bytesUntilCleaning;

    /** @param maxBytes what the folder may hold; it is a little more for moments */
    public ResultCache(Path folder, long maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    private record Entry(Path file, long size, FileTime used) {}

    /** The files of an entry; nothing where there is none, or a damaged one, which goes. */
    public Optional<SortedMap<String, byte[]>> load(String key) throws IOException {
        Path file = file(key);
        try {
            byte[] content = Files.readAllBytes(file);
            if (!isSound(content)) {
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(unpack(content));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Adds an entry, and makes room for it. */
    public void store(String key, SortedMap<String, byte[]> files) throws IOException {
        byte[] content = pack(files);
        if (content.length > maxBytes) {
            return;
        }
        WholeFile.replace(file(key), content);
        makeRoom(content.length);
    }

    private Path file(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key + SUFFIX);
    }

    private static boolean isSound(byte[] content) {
        return content.length >= HEAD
                && new String(content, 0, HEAD, StandardCharsets.US_ASCII)
                        .equals(ContentDigest.sha256(Arrays.copyOfRange(content, HEAD, content.length)));
    }

    private static byte[] pack(SortedMap<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(files.size());
            for (var file : files.entrySet()) {
                out.writeUTF(file.getKey());
                out.writeInt(file.getValue().length);
                out.write(file.getValue());
            }
        }
        byte[] body = bytes.toByteArray();
        byte[] content =
                Arrays.copyOf(ContentDigest.sha256(body).getBytes(StandardCharsets.US_ASCII), HEAD + body.length);
        System.arraycopy(body, 0, content, HEAD, body.length);
        return content;
    }

    private static SortedMap<String, byte[]> unpack(byte[] content) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content, HEAD, content.length - HEAD))) {
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                files.put(name, in.readNBytes(in.readInt()));
            }
        }
        return files;
    }

    /** Looks at the folder again once as much was added as it could take. */
    private synchronized void makeRoom(long added) throws IOException {
        bytesUntilCleaning -= added;
        if (bytesUntilCleaning >= 0) {
            return;
        }
        List<Entry> entries = entries();
        entries.sort(Comparator.comparing(Entry::used).thenComparing(Entry::file));
        long total = entries.stream().mapToLong(Entry::size).sum();
        long goal = total > maxBytes ? maxBytes / 10 * 8 : maxBytes;
        FileTime unused = FileTime.from(Instant.now().minus(UNUSED));
        for (Entry entry : entries) {
            if (total > goal || entry.used().compareTo(unused) < 0) {
                Files.deleteIfExists(entry.file());
                total -= entry.size();
            }
        }
        bytesUntilCleaning = maxBytes - total;
    }

    private List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path group : children(folder)) {
            for (Path file : children(group)) {
                add(file, entries);
            }
        }
        return entries;
    }

    private static List<Path> children(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
    }

    /** Other builds may delete what is listed here. */
    private static void add(Path file, List<Entry> entries) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            FileTime modified = attributes.lastModifiedTime();
            if (file.toString().endsWith(SUFFIX)) {
                entries.add(new Entry(file, attributes.size(), modified));
            } else if (file.toString().endsWith(WholeFile.PART)
                    && modified.toInstant().isBefore(Instant.now().minus(STALE_PART))) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return;
        }
    }
}
