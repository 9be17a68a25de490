package io.github.lambdapackager.plugin.link;

import io.github.lambdapackager.plugin.jdk.JdkClasses;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Reads a class file once, however many class paths have it. Safe for several threads. */
final class ClassMemory {
    // Arrays are equal only to themselves; they are shared and never written to, so that no two need be compared.
    @SuppressWarnings("ArrayAsKeyOfSetOrMap")
    private final Map<byte[], Optional<ClassFile>> files = Collections.synchronizedMap(new WeakHashMap<>());

    private final Map<JdkClasses, Map<String, Optional<ClassFile>>> jdk = new ConcurrentHashMap<>();
    private final References references = new References();
    private final AtomicLong bytes = new AtomicLong();

    /** The class, if it can be read. */
    Optional<ClassFile> file(byte[] content) {
        Optional<ClassFile> known = files.get(content);
        if (known != null) {
            return known;
        }
        bytes.addAndGet(content.length);
        Optional<ClassFile> read = parse(content);
        files.put(content, read);
        return read;
    }

    private static Optional<ClassFile> parse(byte[] content) {
        try {
            return Optional.of(new ClassFile(content));
        } catch (RuntimeException e) {
            // ASM reports a broken class file by whatever exception its bytes lead to.
            return Optional.empty();
        }
    }

    /** The class of the JDK with this internal name. */
    Optional<ClassFile> file(JdkClasses api, String className) {
        return jdk.computeIfAbsent(api, absent -> new ConcurrentHashMap<>())
                .computeIfAbsent(className, name -> api.find(name).map(ClassFile::new));
    }

    References references() {
        return references;
    }

    /** How much it has read. */
    long bytes() {
        return bytes.get();
    }
}
