package io.github.lambdapackager.plugin.cache;

import io.github.lambdapackager.publisher.model.ContentDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** Digests of files; a file is read again only if it may have changed. One serves a whole build, from any thread. */
public final class FileDigests {
    /** File systems may count in whole seconds, and in twos of them. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static final char BEFORE_NAME = ' ';

    /** Digests what is in a file. */
    public interface Reading {
        /** Computes it anew. */
        String digest() throws IOException;
    }

    /** Measures what is in a file. */
    public interface Measuring {
        /** Measures it anew. */
        long measure() throws IOException;
    }

    /**
     * A file that was read.
     *
     * @param sha256 of the bytes of the file when it had that stamp
     */
    public record Known(FileStamp stamp, String sha256) {}

    /**
     * What may be relied upon later.
     *
     * @param files by their paths
     * @param contents what was digested of files, by their SHA-256, and figures, by that and their name
     */
    public record Memory(SortedMap<String, Known> files, SortedMap<String, String> contents) {
        public static final Memory EMPTY = new Memory(new TreeMap<>(), new TreeMap<>());

        public Memory {
            files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
            contents = Collections.unmodifiableSortedMap(new TreeMap<>(contents));
        }
    }

    private final Map<String, Known> files;
    private final Map<String, String> contents;
    private final SortedMap<String, Known> usedFiles = new ConcurrentSkipListMap<>();
    private final SortedMap<String, String> usedContents = new ConcurrentSkipListMap<>();

    public FileDigests() {
        this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    private FileDigests(Map<String, Known> files, Map<String, String> contents) {
        this.files = files;
        this.contents = contents;
    }

    /**
     * The same digests for one module, which remembers those that it was asked for.
     *
     * @param earlier what an earlier build knew
     */
    public FileDigests ofModule(Memory earlier) {
        earlier.files().forEach(files::putIfAbsent);
        earlier.contents().forEach(contents::putIfAbsent);
        return new FileDigests(files, contents);
    }

    /** Of what was asked for here, with all figures of those files. */
    public Memory memory() {
        SortedMap<String, String> remembered = new TreeMap<>(usedContents);
        Set<String> hashes = usedFiles.values().stream().map(Known::sha256).collect(Collectors.toSet());
        contents.forEach((key, value) -> {
            int name = key.indexOf(BEFORE_NAME);
            if (name >= 0 && hashes.contains(key.substring(0, name))) {
                remembered.put(key, value);
            }
        });
        return new Memory(usedFiles, remembered);
    }

    /** The SHA-256 of the file's bytes, in hexadecimal digits. */
    public String of(Path file) throws IOException {
        String name = file.toAbsolutePath().toString();
        FileStamp stamp = FileStamp.of(file);
        Known known = files.get(name);
        if (known != null && known.stamp().equals(stamp)) {
            usedFiles.put(name, known);
            return known.sha256();
        }
        Instant settled = Instant.now().minus(GRACE);
        String sha256 = ContentDigest.sha256(Files.readAllBytes(file));
        if (stamp.isOlderThan(settled) && stamp.equals(FileStamp.of(file))) {
            Known fresh = new Known(stamp, sha256);
            files.put(name, fresh);
            usedFiles.put(name, fresh);
        }
        return sha256;
    }

    /** A digest of what is in the file, which follows from its bytes. */
    public String ofContent(Path file, Reading reading) throws IOException {
        String bytes = of(file);
        String known = contents.get(bytes);
        String digest = known == null ? reading.digest() : known;
        contents.put(bytes, digest);
        usedContents.put(bytes, digest);
        return digest;
    }

    /** A figure of what is in the file, likewise; by its name. */
    public long figure(String name, Path file, Measuring measuring) throws IOException {
        String key = of(file) + BEFORE_NAME + name;
        String known = contents.get(key);
        String figure = known == null ? Long.toString(measuring.measure()) : known;
        contents.put(key, figure);
        return Long.parseLong(figure);
    }
}
