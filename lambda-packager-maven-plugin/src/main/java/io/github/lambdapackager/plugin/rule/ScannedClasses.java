package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Own classes that a framework finds by scanning the class path for an annotation: {@code scanned-annotations.txt} says
 * which, and who scans.
 */
final class ScannedClasses implements RuleSource {
    private static final Map<String, String> SCANNERS = DataFile.lines("scanned-annotations.txt").stream()
            .map(line -> line.split("\\s+", 2))
            .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));

    @Override
    public CollectedRules rulesOf(PackagedArtifact artifact, ClassIndex classes) {
        if (!artifact.element().artifact().own()) {
            return CollectedRules.NONE;
        }
        List<KeepRule> rules = artifact.files().entrySet().stream()
                .filter(file -> ClassIndex.isClass(file.getKey(), file.getValue()))
                .map(file -> ClassIndex.className(file.getKey()))
                .flatMap(name -> rules(name, classes))
                .toList();
        return new CollectedRules(rules, List.of());
    }

    private static Stream<KeepRule> rules(String name, ClassIndex classes) {
        return annotations(name, classes).stream()
                .filter(SCANNERS::containsKey)
                .map(annotation -> KeepRule.whole(
                        name,
                        "annotated for " + SCANNERS.get(annotation) + ", with @"
                                + annotation.substring(annotation.lastIndexOf('.') + 1),
                        new Trigger.ClassReached(Set.of(SCANNERS.getOrDefault(annotation, "")))));
    }

    /** The annotations of a class and those of their types, as scanners see them. */
    private static Set<String> annotations(String name, ClassIndex classes) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> pending = new ArrayDeque<>(List.of(name));
        while (!pending.isEmpty()) {
            for (String annotation : directAnnotations(pending.remove(), classes)) {
                if (found.add(annotation)) {
                    pending.add(annotation);
                }
            }
        }
        return new TreeSet<>(found);
    }

    private static Set<String> directAnnotations(String name, ClassIndex classes) {
        Set<String> found = new TreeSet<>();
        classes.read(name, new ClassVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                found.add(Type.getType(descriptor).getClassName());
                return null;
            }
        });
        return found;
    }
}
