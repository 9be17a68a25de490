package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Classes that XMLBeans generated, and loads by names in its binary schemas: {@code p.impl.PartImpl} is made for elements
 * that code knows as {@code p.Part}, or as a type that {@code p.Part} extends. For others XMLBeans has a general class. It
 * calls a constructor and no other member by its name, so that of a type with hundreds of properties only those stay that
 * code asks for.
 */
final class XmlBeansTypes implements RuleSource {
    private static final String SCHEMA = ".xsb";
    private static final String IMPLEMENTATION = "Impl";
    private static final String PACKAGE = ".impl.";
    private static final String HOLDER = "/TypeSystemHolder.class";
    private static final String INDEX = "/index.xsb";

    @Override
    public CollectedRules rulesOf(PackagedArtifact artifact, ClassIndex classes) {
        Set<String> files = artifact.files().keySet();
        if (files.stream().noneMatch(file -> file.endsWith(SCHEMA))) {
            return new CollectedRules(List.of(), List.of());
        }
        List<KeepRule> rules = files.stream()
                .filter(file -> file.endsWith(IMPLEMENTATION + ".class"))
                .map(ClassIndex::className)
                .flatMap(name -> rule(name, artifact, classes).stream())
                .collect(Collectors.toCollection(ArrayList::new));
        files.stream()
                .filter(file -> file.endsWith(HOLDER) && files.contains(file.replace(HOLDER, INDEX)))
                .map(file -> holder(ClassIndex.className(file), artifact))
                .forEach(rules::add);
        return new CollectedRules(rules, List.of());
    }

    /** Schemas name types of other schemas, whose class a loader finds by the name of their folder. */
    private static KeepRule holder(String name, PackagedArtifact artifact) {
        return KeepRule.whole(name, "XMLBeans type system of " + artifact.name(), artifact.reached());
    }

    private static Optional<KeepRule> rule(String name, PackagedArtifact artifact, ClassIndex classes) {
        int end = name.lastIndexOf(PACKAGE);
        if (end < 0) {
            return Optional.empty();
        }
        String type = (name.substring(0, end) + "." + name.substring(end + PACKAGE.length()) + "$")
                .replace(IMPLEMENTATION + "$", "$");
        type = type.substring(0, type.length() - 1);
        return classes.isPackaged(type)
                ? Optional.of(KeepRule.made(
                        name,
                        "XMLBeans type in schemas of " + artifact.name(),
                        new Trigger.ClassReached(withSupertypes(type, classes))))
                : Optional.empty();
    }

    /** The type and the generated ones that it extends: those beside an implementation. */
    private static Set<String> withSupertypes(String type, ClassIndex classes) {
        Set<String> types = new TreeSet<>();
        Deque<String> pending = new ArrayDeque<>(List.of(type));
        while (!pending.isEmpty()) {
            String next = pending.remove();
            if (isGenerated(next, classes) && types.add(next)) {
                classes.read(next, new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public void visit(
                            int version,
                            int access,
                            String name,
                            @Nullable String signature,
                            @Nullable String superName,
                            String[] interfaces) {
                        for (String each : interfaces) {
                            pending.add(each.replace('/', '.'));
                        }
                    }
                });
            }
        }
        return types;
    }

    private static boolean isGenerated(String type, ClassIndex classes) {
        int dot = type.lastIndexOf('.');
        String implementation = type.substring(0, Math.max(0, dot))
                + PACKAGE
                + type.substring(dot + 1).replace("$", IMPLEMENTATION + "$")
                + IMPLEMENTATION;
        return classes.isPackaged(implementation);
    }
}
