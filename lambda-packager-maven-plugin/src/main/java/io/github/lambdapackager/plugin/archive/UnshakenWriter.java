package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.publisher.model.Archive;
import io.github.lambdapackager.publisher.model.ArchiveSize;
import io.github.lambdapackager.publisher.model.ContentDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lays a function out as SAM does: its classes loose, every dependency whole; one writer serves a whole build. */
public final class UnshakenWriter {
    /** Tells about how long the file of a dependency becomes when it is deflated. */
    public interface Sizes {
        /** Knows no file from before. */
        Sizes MEASURED = (file, measuring) -> measuring.deflatedBytes();

        /**
         * The length in bytes.
         *
         * @param measuring for a file that is not known
         */
        long deflatedBytes(Path file, Measuring measuring) throws IOException;
    }

    /** Looks at a file. */
    public interface Measuring {
        /** The length of what comes out. */
        long deflatedBytes() throws IOException;
    }

    private final FileMemo<Path, ArchiveSize> sizes = new FileMemo<>();
    private final FileMemo<Path, String> hashes = new FileMemo<>();

    /** Replaces the zip in one step, or leaves it alone. */
    public ArchiveSize write(ClasspathContent content, Path zip) throws IOException {
        Archive archive = OuterZip.write(files(content), zip);
        return new ArchiveSize(archive.zippedBytes(), archive.unzippedBytes());
    }

    /**
     * About what {@link #write} would give, without a file, if the build's own jars had fixed time stamps; each artifact is
     * looked at once a build, if it is not known from before.
     */
    public Ahead<ArchiveSize> measure(ClasspathContent content, Sizes known) {
        return Ahead.of(() -> measured(content, known));
    }

    private ArchiveSize measured(ClasspathContent content, Sizes known) throws IOException {
        // The threads hold locks while they measure: none may wait for another in turn.
        List<ArchiveSize> sizes;
        try {
            sizes = files(content, false).entrySet().parallelStream()
                    .map(file -> size(file.getKey(), file.getValue(), known))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new ArchiveSize(
                StableZip.END_OVERHEAD
                        + sizes.stream().mapToLong(ArchiveSize::zippedBytes).sum(),
                sizes.stream().mapToLong(ArchiveSize::unzippedBytes).sum());
    }

    private ArchiveSize size(String name, OuterZip.Source source, Sizes known) {
        try {
            ArchiveSize size = source instanceof WholeFile whole
                    ? sizes.get(whole.file(), whole.file(), () -> size(whole.file(), known))
                    : size(source);
            return new ArchiveSize(StableZip.entryBytes(name, size.zippedBytes()), size.unzippedBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the files loose, as Lambda unpacks them.
     *
     * @param folder empty, or not there yet
     */
    public void layOut(ClasspathContent content, Path folder) throws IOException {
        for (var file : files(content).entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.resolveSibling(""));
            Files.write(target, file.getValue().read());
        }
    }

    /** The identity of what {@link #write} and {@link #layOut} give; each artifact is read once a build. */
    public ContentDigest digest(ClasspathContent content) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (var file : files(content).entrySet()) {
            String hash = file.getValue() instanceof WholeFile whole
                    ? this.hashes.get(whole.file(), whole.file(), () -> ContentDigest.sha256(whole.read()))
                    : ContentDigest.sha256(file.getValue().read());
            hashes.put(file.getKey(), hash);
        }
        return ContentDigest.ofHashes(hashes);
    }

    /** A dependency's jar, as it is. */
    private record WholeFile(Path file) implements OuterZip.Source {
        @Override
        public byte[] read() throws IOException {
            return Files.readAllBytes(file);
        }
    }

    private static SortedMap<String, OuterZip.Source> files(ClasspathContent content) {
        return files(content, true);
    }

    private static SortedMap<String, OuterZip.Source> files(ClasspathContent content, boolean ownAsTheyAre) {
        SortedMap<String, OuterZip.Source> files = new TreeMap<>();
        content.module().entries().forEach((name, bytes) -> files.put(name, () -> bytes));
        List<ClasspathElement> dependencies =
                content.packaged().subList(1, content.packaged().size());
        LibraryName names = new LibraryName(content.packaged().size());
        for (int index = 0; index < dependencies.size(); index++) {
            ClasspathElement element = dependencies.get(index);
            if (!element.entries().isEmpty()) {
                files.put(names.of(index + 1, element.artifact().coordinates()), jar(element, ownAsTheyAre));
            }
        }
        return files;
    }

    private static OuterZip.Source jar(ClasspathElement element, boolean ownAsTheyAre) {
        Path file = element.artifact().file();
        boolean asItIs = ownAsTheyAre || !element.artifact().own();
        return asItIs && Files.isRegularFile(file)
                ? new WholeFile(file)
                : () -> new StableJar(element.entries()).toBytes(true);
    }

    private static ArchiveSize size(Path file, Sizes known) throws IOException {
        long deflated = known.deflatedBytes(file, () -> DeflatedJar.bytes(Files.readAllBytes(file)));
        return size(Files.size(file), deflated);
    }

    private static ArchiveSize size(OuterZip.Source source) throws IOException {
        byte[] content = source.read();
        return size(content.length, StableDeflater.deflatedBytes(content));
    }

    private static ArchiveSize size(long bytes, long deflatedBytes) {
        return new ArchiveSize(Math.min(bytes, deflatedBytes), bytes);
    }
}
