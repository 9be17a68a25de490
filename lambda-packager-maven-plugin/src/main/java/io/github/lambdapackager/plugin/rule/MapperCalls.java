package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * Types that code hands to a mapper, as the static type of an argument or as a class literal: the mapper looks into them
 * by reflection, and into the types of their properties. {@code mappers.txt} says what a mapper is.
 */
final class MapperCalls implements RuleSource {
    private static final String CLASS = Class.class.getName();
    private static final Map<String, String> LIBRARIES = read();

    private static Map<String, String> read() {
        Map<String, String> libraries = new HashMap<>();
        for (String line : DataFile.lines("mappers.txt")) {
            String[] parts = line.split("\\s+", -1);
            libraries.put(parts[0].replace('.', '/'), parts[1]);
        }
        return libraries;
    }

    @Override
    public CollectedRules rulesOf(PackagedArtifact artifact, ClassIndex classes) {
        List<KeepRule> rules = new ArrayList<>();
        artifact.files().forEach((file, bytes) -> {
            if (ClassIndex.isClass(file, bytes) && namesMapper(bytes)) {
                String caller = ClassIndex.className(file);
                given(caller, bytes).forEach((library, types) -> rules.addAll(rules(caller, library, types, classes)));
            }
        });
        return new CollectedRules(rules, List.of());
    }

    private static List<KeepRule> rules(String caller, String library, Set<String> types, ClassIndex classes) {
        Trigger callerReached = new Trigger.ClassReached(Set.of(caller));
        return MappedClosure.of(types, "mapped by " + caller, type -> !type.startsWith(library), classes)
                .entrySet()
                .stream()
                .map(type -> KeepRule.whole(type.getKey(), type.getValue(), callerReached))
                .toList();
    }

    /** Most classes name no mapper: their bytes tell it sooner than a parser. */
    private static boolean namesMapper(byte[] classFile) {
        String text = new String(classFile, StandardCharsets.ISO_8859_1);
        return LIBRARIES.keySet().stream().anyMatch(text::contains);
    }

    /** What the methods of a class give to mappers, by the packages of the mapper's library. */
    private static Map<String, Set<String>> given(String caller, byte[] classFile) {
        Map<String, Set<String>> given = new TreeMap<>();
        ClassNode node = new ClassNode();
        try {
            new ClassReader(classFile).accept(node, ClassReader.SKIP_DEBUG);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // ASM's way to say that it is no class file, or one of a Java that is not out yet.
            return given;
        }
        Set<String> passedOn = new TreeSet<>();
        for (MethodNode method : node.methods) {
            if (callsMapper(method, caller)) {
                read(node.name, method, given, passedOn);
            }
        }
        if (given.values().stream().anyMatch(types -> types.contains(CLASS))) {
            node.methods.stream()
                    .filter(method -> !callsMapper(method, caller))
                    .forEach(method -> read(node.name, method, new TreeMap<>(), passedOn));
            given.values().stream().filter(types -> types.contains(CLASS)).forEach(types -> types.addAll(passedOn));
        }
        return given;
    }

    private static boolean callsMapper(MethodNode method, String caller) {
        for (var instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode call
                    && LIBRARIES.containsKey(call.owner)
                    && !caller.startsWith(LIBRARIES.getOrDefault(call.owner, ""))) {
                return true;
            }
        }
        return false;
    }

    /** @param passedOn what is given to methods of the same class that take a class, and may give it to a mapper */
    private static void read(String owner, MethodNode method, Map<String, Set<String>> given, Set<String> passedOn) {
        StaticTypes types = new StaticTypes((call, type) -> {
            String library = LIBRARIES.get(call.owner);
            if (library != null) {
                given.computeIfAbsent(library, key -> new TreeSet<>()).add(type);
            } else if (call.owner.equals(owner)
                    && call.desc.contains("Ljava/lang/Class;")
                    && !type.replace('.', '/').equals(owner)) {
                passedOn.add(type);
            }
        });
        try {
            new Analyzer<>(types).analyze(owner, method);
        } catch (AnalyzerException e) {
            // Code that a JVM would refuse as well.
            return;
        }
    }
}
