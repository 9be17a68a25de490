package io.github.lambdapackager.plugin.cache;

import io.github.lambdapackager.publisher.model.ContentDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Digests of files; a file is read again only if it may have changed. One serves a whole build, from any thread. */
public final class FileDigests {
    /** File systems may count in whole seconds, and in twos of them. */
    private static final long GRACE = TimeUnit.SECONDS.toNanos(3);

    private static final char BEFORE_NAME = ' ';

    /** Digests what is in a file, or in several. */
    public interface Reading {
        /** Computes it anew. */
        String digest() throws IOException;
    }

    /** Looks at a file, or at several. */
    private interface Stamping {
        FileStamp stamp() throws IOException;
    }

    /** Measures what is in a file. */
    public interface Measuring {
        /** Measures it anew. */
        long measure() throws IOException;
    }

    /**
     * A file that was read.
     *
     * @param digest of what was in it when it had that stamp
     */
    public record Known(String stamp, String digest) {}

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

    /** What a build found that it need not look at again. */
    private record Settled(String build, String digest) {}

    /** What all modules know. */
    private record Shared(Map<String, Known> files, Map<String, String> contents, Map<String, Settled> settled) {
        Shared() {
            this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    private final Shared shared;
    private final String build;
    private final Map<String, Known> usedFiles = new ConcurrentHashMap<>();
    private final Map<String, String> usedContents = new ConcurrentHashMap<>();

    public FileDigests() {
        this(new Shared(), "");
    }

    private FileDigests(Shared shared, String build) {
        this.shared = shared;
        this.build = build;
    }

    /**
     * The same digests for one module, which remembers those that it was asked for.
     *
     * @param earlier what an earlier build knew
     * @param build which build of this JVM it is
     */
    public FileDigests ofModule(Memory earlier, String build) {
        earlier.files().forEach(shared.files()::putIfAbsent);
        earlier.contents().forEach(shared.contents()::putIfAbsent);
        return new FileDigests(shared, build);
    }

    /** Of what was asked for here, with all figures of those files. */
    public Memory memory() {
        SortedMap<String, String> remembered = new TreeMap<>(usedContents);
        Set<String> hashes = new HashSet<>();
        usedFiles.values().forEach(known -> hashes.add(known.digest()));
        shared.contents().forEach((key, value) -> {
            int name = key.indexOf(BEFORE_NAME);
            if (name >= 0 && hashes.contains(key.substring(0, name))) {
                remembered.put(key, value);
            }
        });
        return new Memory(new TreeMap<>(usedFiles), remembered);
    }

    /** The SHA-256 of the file's bytes, in hexadecimal digits. */
    public String of(Path file) throws IOException {
        return known(name(file), () -> FileStamp.of(file), () -> ContentDigest.sha256(Files.readAllBytes(file)));
    }

    /** A digest of files that belong together, which follows from their names and bytes. */
    public String of(String name, List<Path> files, Reading reading) throws IOException {
        return known(name, () -> FileStamp.ofAll(files), reading);
    }

    private String known(String name, Stamping stamping, Reading reading) throws IOException {
        FileStamp stamp = stamping.stamp();
        Known known = shared.files().get(name);
        if (known != null && known.stamp().equals(stamp.text())) {
            usedFiles.put(name, known);
            return known.digest();
        }
        long settled = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - GRACE;
        String digest = reading.digest();
        // A file that changed a moment ago may change again without another time to show for it.
        if (stamp.latest() < settled && stamp.equals(stamping.stamp())) {
            Known fresh = new Known(stamp.text(), digest);
            shared.files().put(name, fresh);
            usedFiles.put(name, fresh);
        }
        return digest;
    }

    /** What is found out about a file that stays as it is while a build runs: the build looks at it once. */
    public String ofSettled(Path file, Reading reading) throws IOException {
        return ofSettled(name(file), reading);
    }

    /** The same of what {@link #of(String, List, Reading)} is asked for under that name. */
    public String ofSettled(String name, Reading reading) throws IOException {
        Settled settled = shared.settled().get(name);
        if (settled == null || !settled.build().equals(build)) {
            Settled fresh = new Settled(build, reading.digest());
            shared.settled().put(name, fresh);
            return fresh.digest();
        }
        Known known = shared.files().get(name);
        if (known != null && known.digest().equals(settled.digest())) {
            usedFiles.put(name, known);
        }
        return settled.digest();
    }

    private static String name(Path file) {
        return file.toAbsolutePath().toString();
    }

    /** A digest of what is in the file, which follows from its bytes. */
    public String ofContent(Path file, Reading reading) throws IOException {
        String bytes = of(file);
        String known = shared.contents().get(bytes);
        String digest = known == null ? reading.digest() : known;
        shared.contents().put(bytes, digest);
        usedContents.put(bytes, digest);
        return digest;
    }

    /** A figure of what is in the file, likewise; by its name. */
    public long figure(String name, Path file, Measuring measuring) throws IOException {
        String key = of(file) + BEFORE_NAME + name;
        String known = shared.contents().get(key);
        String figure = known == null ? Long.toString(measuring.measure()) : known;
        shared.contents().put(key, figure);
        return Long.parseLong(figure);
    }
}
