package io.github.lambdapackager.plugin.shake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What one method does with the {@code Class} objects that it names, reads or is given. */
final class ClassLiteralFlow {
    private final Map<ClassLiteralSource, Set<ClassLiteralUse>> uses = new HashMap<>();
    private final Set<ClassLiteralUse> ofAll = new HashSet<>();

    /** A method that does the same with every {@code Class} object. */
    static ClassLiteralFlow allTo(ClassLiteralUse use) {
        ClassLiteralFlow flow = new ClassLiteralFlow();
        flow.ofAll.add(use);
        return flow;
    }

    void add(ClassLiteralValue value, ClassLiteralUse use) {
        value.sources().forEach(source -> add(source, use));
    }

    void add(ClassLiteralSource source, ClassLiteralUse use) {
        uses.computeIfAbsent(source, key -> new HashSet<>()).add(use);
    }

    /** All uses of what comes from the source, also through the method's own arrays. */
    Set<ClassLiteralUse> of(ClassLiteralSource source) {
        Set<ClassLiteralUse> all = new HashSet<>(ofAll);
        collect(source, all);
        return all;
    }

    private void collect(ClassLiteralSource source, Set<ClassLiteralUse> all) {
        for (ClassLiteralUse use : uses.getOrDefault(source, Set.of())) {
            if (all.add(use) && use instanceof ClassLiteralUse.Held held) {
                collect(held.array(), all);
            }
        }
    }
}
