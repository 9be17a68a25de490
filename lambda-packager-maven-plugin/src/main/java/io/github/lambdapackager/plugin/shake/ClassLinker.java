package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import proguard.classfile.ClassPool;
import proguard.classfile.ProgramClass;
import proguard.classfile.util.ClassUtil;

/**
 * Parses and links a class path: the costly part of shaking, done once for all functions that share it, and once for the
 * artifacts that several class paths have in common.
 */
final class ClassLinker {
    private final ClasspathContent content;
    private final List<ClasspathElement> elements;
    private final int javaVersion;
    private final LinkedSpace space;
    private final IdentityHashMap<ClasspathElement, ParsedArtifact> parsed = new IdentityHashMap<>();
    private final Map<String, Integer> holders = new HashMap<>();
    private final Map<Integer, List<String>> split = new HashMap<>();
    private final SortedMap<String, List<String>> hidden = new TreeMap<>();

    /** @param space which nobody else uses as long as the class path is worked on */
    ClassLinker(ClasspathContent content, LinkedSpace space) {
        this.content = content;
        this.elements = content.all().toList();
        this.javaVersion = space.javaVersion();
        this.space = space;
    }

    LinkedClasses link() {
        parseUnknown();
        for (int index = 0; index < elements.size(); index++) {
            addHolder(index);
        }
        List<LinkedArtifact> artifacts = new ArrayList<>();
        for (int index = 0; index < elements.size(); index++) {
            artifacts.add(artifact(index));
        }
        ClassPool program = new ClassPool();
        Map<String, ProgramClass> classes = new HashMap<>();
        for (LinkedArtifact artifact : artifacts) {
            artifact.classes().forEach(program::addClass);
            classes.putAll(artifact.classes());
        }
        ClassPool library = space.link(program, classes, artifacts);
        return linked(artifacts, program, library, classes);
    }

    private ParsedArtifact parsed(ClasspathElement element) {
        return parsed.computeIfAbsent(element, key -> ParsedArtifact.parse(key, javaVersion));
    }

    /** On all cores: where nothing is known yet, this is much of the work. */
    private void parseUnknown() {
        elements.parallelStream()
                .filter(element -> space.classNames(element).isEmpty())
                .map(element -> ParsedArtifact.parse(element, javaVersion))
                .toList()
                .forEach(artifact -> parsed.put(artifact.element(), artifact));
    }

    /** Of classes with the same name a JVM loads the first. */
    private void addHolder(int index) {
        ClasspathElement element = elements.get(index);
        for (String name : space.classNames(element)
                .orElseGet(() -> parsed(element).classes().keySet())) {
            Integer first = holders.putIfAbsent(name, index);
            if (first != null) {
                split.computeIfAbsent(index, key -> new ArrayList<>()).add(name);
                hidden.computeIfAbsent(coordinates(first) + " hides " + coordinates(index), pair -> new ArrayList<>())
                        .add(ClassUtil.externalClassName(name));
            }
        }
    }

    private String coordinates(int index) {
        return elements.get(index).artifact().coordinates().toString();
    }

    private LinkedArtifact artifact(int index) {
        List<String> hiddenNames = split.getOrDefault(index, List.of());
        return space.artifact(elements.get(index), hiddenNames).orElseGet(() -> fresh(index, hiddenNames));
    }

    private LinkedArtifact fresh(int index, List<String> hiddenNames) {
        ParsedArtifact artifact = parsed(elements.get(index));
        SortedMap<String, ProgramClass> visible = new TreeMap<>(artifact.classes());
        visible.keySet().removeAll(hiddenNames);
        return space.add(artifact, visible, hiddenNames);
    }

    private LinkedClasses linked(
            List<LinkedArtifact> artifacts, ClassPool program, ClassPool library, Map<String, ProgramClass> classes) {
        int[] indexes = new int[space.artifacts()];
        Arrays.fill(indexes, LinkedClasses.NOWHERE);
        List<String> notes = new ArrayList<>();
        for (int index = 0; index < artifacts.size(); index++) {
            LinkedArtifact artifact = artifacts.get(index);
            indexes[artifact.number()] = index;
            notes.addAll(artifact.notes());
        }
        return new LinkedClasses(
                content,
                javaVersion,
                List.copyOf(artifacts),
                program,
                library,
                classes,
                indexes,
                space,
                hiddenLines(),
                List.copyOf(notes));
    }

    private List<String> hiddenLines() {
        return hidden.entrySet().stream()
                .map(pair -> pair.getKey() + ": " + pair.getValue().size() + " classes of one name, such as "
                        + pair.getValue().get(0))
                .toList();
    }
}
