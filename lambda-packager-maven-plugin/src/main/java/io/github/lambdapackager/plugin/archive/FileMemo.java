package io.github.lambdapackager.plugin.archive;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Remembers what was learnt from files while they stay the same, and forgets it when memory is short. */
final class FileMemo<K, V> {
    /** Learns it anew. */
    interface Reading<V> {
        V read() throws IOException;
    }

    private record Stamp(long size, FileTime modified) {}

    private static final class Slot<V> {
        private @Nullable Stamp stamp;
        private SoftReference<V> value = new SoftReference<>(null);
    }

    private final Map<K, Slot<V>> slots = new ConcurrentHashMap<>();

    V get(K key, Path file, Reading<V> reading) throws IOException {
        Slot<V> slot = slots.computeIfAbsent(key, absent -> new Slot<>());
        // One thread reads, and others that want the same wait for it.
        synchronized (slot) {
            Stamp stamp = new Stamp(Files.size(file), Files.getLastModifiedTime(file));
            V known = slot.value.get();
            if (known != null && stamp.equals(slot.stamp)) {
                return known;
            }
            V read = reading.read();
            slot.stamp = stamp;
            slot.value = new SoftReference<>(read);
            return read;
        }
    }
}
