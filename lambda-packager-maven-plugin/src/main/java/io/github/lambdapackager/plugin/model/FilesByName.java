package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.ContentDigest;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Files by their names; what is in one is read when it is asked for. It never changes. */
@SuppressWarnings("JdkObsolete") // Nobody needs to walk through the names from the end.
public final class FilesByName extends AbstractMap<String, byte[]> implements SortedMap<String, byte[]> {
    private static final String CLASS = ".class";

    private final SortedMap<String, FileContent> contents;
    private final Map<Class<?>, Object> remembered = new ConcurrentHashMap<>();

    private FilesByName(SortedMap<String, FileContent> contents) {
        this.contents = Collections.unmodifiableSortedMap(contents);
    }

    /** Files that somebody reads. */
    public static FilesByName reading(SortedMap<String, ? extends FileContent> contents) {
        return new FilesByName(new TreeMap<>(contents));
    }

    /** The same files. */
    public static FilesByName copyOf(SortedMap<String, byte[]> files) {
        if (files instanceof FilesByName same) {
            return same;
        }
        SortedMap<String, FileContent> contents = new TreeMap<>();
        files.forEach((name, bytes) -> contents.put(name, FileContent.of(bytes)));
        return new FilesByName(contents);
    }

    /** What is in each, not read yet. */
    public SortedMap<String, FileContent> contents() {
        return contents;
    }

    /** The identity of them all, worked out when it is first asked for: a jar serves many functions. */
    public ContentDigest digest() {
        return remembered(ContentDigest.class, ContentDigest::of);
    }

    /** What the files are, worked out once. */
    private record Figures(
            Map<String, FileContent> classFiles, Map<String, FileContent> resources, long classFileBytes, long bytes) {
        static Figures of(FilesByName files) {
            Map<String, FileContent> classFiles = new LinkedHashMap<>();
            Map<String, FileContent> resources = new LinkedHashMap<>();
            long classFileBytes = 0;
            long bytes = 0;
            for (Map.Entry<String, FileContent> file : files.contents.entrySet()) {
                String name = file.getKey();
                bytes += file.getValue().length();
                if (name.endsWith(CLASS)) {
                    classFiles.put(name.substring(0, name.length() - CLASS.length()), file.getValue());
                    classFileBytes += file.getValue().length();
                } else {
                    resources.put(name, file.getValue());
                }
            }
            return new Figures(
                    Collections.unmodifiableMap(classFiles),
                    Collections.unmodifiableMap(resources),
                    classFileBytes,
                    bytes);
        }
    }

    private Figures figures() {
        return remembered(Figures.class, Figures::of);
    }

    /** Every file that may be a class, by the name without its end: for a class, its internal name. */
    public Map<String, FileContent> classFiles() {
        return figures().classFiles();
    }

    /** Every other file, by its name. */
    public Map<String, FileContent> resources() {
        return figures().resources();
    }

    /** The length of all class files, in bytes. */
    public long classFileBytes() {
        return figures().classFileBytes();
    }

    /** The length of all files, in bytes. */
    public long bytes() {
        return figures().bytes();
    }

    /**
     * What is worked out of the files alone, once: it goes with them.
     *
     * @param kind of which there is one for the files
     */
    public <T> T remembered(Class<T> kind, Function<FilesByName, T> working) {
        return kind.cast(remembered.computeIfAbsent(kind, absent -> working.apply(this)));
    }

    /** Those with the names that are wanted. */
    public FilesByName only(Predicate<String> wanted) {
        SortedMap<String, FileContent> rest = new TreeMap<>(contents);
        rest.keySet().removeIf(wanted.negate());
        return new FilesByName(rest);
    }

    @Override
    @SuppressWarnings("NullAway") // The plugin's descriptor is made by a parser that knows no annotated array.
    public byte[] get(@Nullable Object name) {
        FileContent content = name == null ? null : contents.get(name);
        return content == null ? null : content.bytes();
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name != null && contents.containsKey(name);
    }

    @Override
    public int size() {
        return contents.size();
    }

    @Override
    public Set<String> keySet() {
        return contents.keySet();
    }

    @Override
    public Set<Map.Entry<String, byte[]>> entrySet() {
        return new Entries();
    }

    /** Reads each file as it is come to. */
    private final class Entries extends AbstractSet<Map.Entry<String, byte[]>> {
        @Override
        public int size() {
            return contents.size();
        }

        @Override
        public Iterator<Map.Entry<String, byte[]>> iterator() {
            Iterator<Map.Entry<String, FileContent>> each = contents.entrySet().iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return each.hasNext();
                }

                @Override
                public Map.Entry<String, byte[]> next() {
                    Map.Entry<String, FileContent> next = each.next();
                    return Map.entry(next.getKey(), next.getValue().bytes());
                }
            };
        }
    }

    @Override
    public @Nullable Comparator<? super String> comparator() {
        return null;
    }

    @Override
    public SortedMap<String, byte[]> subMap(String from, String to) {
        return new FilesByName(contents.subMap(from, to));
    }

    @Override
    public SortedMap<String, byte[]> headMap(String to) {
        return new FilesByName(contents.headMap(to));
    }

    @Override
    public SortedMap<String, byte[]> tailMap(String from) {
        return new FilesByName(contents.tailMap(from));
    }

    @Override
    public String firstKey() {
        return contents.firstKey();
    }

    @Override
    public String lastKey() {
        return contents.lastKey();
    }

    /** To compare two of them reads nothing. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FilesByName files ? contents.equals(files.contents) : super.equals(other);
    }

    @Override
    public int hashCode() {
        return contents.keySet().hashCode();
    }
}
