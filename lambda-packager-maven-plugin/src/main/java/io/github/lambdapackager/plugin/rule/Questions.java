package io.github.lambdapackager.plugin.rule;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** What somebody asked an index of classes, and the answers. */
final class Questions {
    /** Whether it may travel with the function; nothing where there is no such class. */
    private final Map<String, Optional<Boolean>> packaged = new HashMap<>();

    private final Map<String, WeakReference<byte[]>> read = new HashMap<>();
    private final Map<String, SortedSet<String>> bundles = new TreeMap<>();
    private final Map<String, Boolean> namespaces = new HashMap<>();

    void asked(String name, Optional<Boolean> answer) {
        packaged.put(name, answer);
    }

    void read(String name, byte[] file) {
        read.put(name, new WeakReference<>(file));
    }

    void bundles(String baseName, SortedSet<String> answer) {
        bundles.put(baseName, answer);
    }

    void namespace(String namespace, boolean answer) {
        namespaces.put(namespace, answer);
    }

    /** Whether another index gives the same answers. */
    boolean areAnsweredAlike(ClassIndex classes) {
        return packaged.entrySet().stream()
                        .allMatch(asked -> classes.packaged(asked.getKey()).equals(asked.getValue()))
                && read.entrySet().stream()
                        .allMatch(asked -> classes.file(asked.getKey())
                                .filter(file -> asked.getValue().refersTo(file))
                                .isPresent())
                && bundles.entrySet().stream()
                        .allMatch(asked -> classes.bundles(asked.getKey()).equals(asked.getValue()))
                && namespaces.entrySet().stream()
                        .allMatch(asked -> classes.hasNamespace(asked.getKey()) == asked.getValue());
    }
}
