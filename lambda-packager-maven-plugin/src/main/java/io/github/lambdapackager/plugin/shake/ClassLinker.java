package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        List<LinkedArtifact> added = new ArrayList<>();
        List<LinkedArtifact> all = artifacts(added);
        ClassPool program = program(all);
        ClassPool library = space.add(program, all, added);
        space.remember(new LinkedSet(all));
        return linked(all, program, library);
    }

    private ParsedArtifact parsed(ClasspathElement element) {
        return parsed.computeIfAbsent(element, key -> ParsedArtifact.parse(key, javaVersion));
    }

    /** @param added gets those that are new */
    private List<LinkedArtifact> artifacts(List<LinkedArtifact> added) {
        parseUnknown();
        for (int index = 0; index < elements.size(); index++) {
            addHolder(index);
        }
        Map<Integer, LinkedArtifact> fitting = space.mostInCommon(elements)
                .map(set -> set.fitting(elements, holders, split))
                .orElse(Map.of());
        List<LinkedArtifact> all = new ArrayList<>();
        for (int index = 0; index < elements.size(); index++) {
            LinkedArtifact known = fitting.get(index);
            LinkedArtifact artifact = known == null ? fresh(index) : known;
            all.add(artifact);
            if (known == null) {
                added.add(artifact);
            }
        }
        return all;
    }

    /** On all cores: where nothing is known yet, this is much of the work. */
    private void parseUnknown() {
        elements.parallelStream()
                .filter(element -> known(element).isEmpty())
                .map(element -> ParsedArtifact.parse(element, javaVersion))
                .toList()
                .forEach(artifact -> parsed.put(artifact.element(), artifact));
    }

    private Optional<LinkedArtifact> known(ClasspathElement element) {
        return space.artifact(element).filter(whole -> whole.hidden().isEmpty());
    }

    /** Of classes with the same name a JVM loads the first. */
    private void addHolder(int index) {
        for (String name : names(elements.get(index))) {
            Integer first = holders.putIfAbsent(name, index);
            if (first != null) {
                split.computeIfAbsent(index, key -> new ArrayList<>()).add(name);
                hidden.computeIfAbsent(artifact(first) + " hides " + artifact(index), pair -> new ArrayList<>())
                        .add(ClassUtil.externalClassName(name));
            }
        }
    }

    private Collection<String> names(ClasspathElement element) {
        Optional<LinkedArtifact> known = known(element);
        return known.isPresent() && !parsed.containsKey(element)
                ? known.get().classes().keySet()
                : parsed(element).classes().keySet();
    }

    private String artifact(int index) {
        return elements.get(index).artifact().coordinates().toString();
    }

    private LinkedArtifact fresh(int index) {
        ParsedArtifact artifact = parsed(elements.get(index));
        List<String> hiddenNames = split.getOrDefault(index, List.of());
        SortedMap<String, ProgramClass> visible = new TreeMap<>(artifact.classes());
        visible.keySet().removeAll(hiddenNames);
        return new LinkedArtifact(
                space.nextArtifact(),
                artifact.element(),
                artifact.files(),
                visible,
                artifact.referenced(),
                hiddenNames,
                artifact.notes());
    }

    private static ClassPool program(List<LinkedArtifact> artifacts) {
        ClassPool program = new ClassPool();
        artifacts.forEach(artifact -> artifact.classes().values().forEach(program::addClass));
        return program;
    }

    private LinkedClasses linked(List<LinkedArtifact> artifacts, ClassPool program, ClassPool library) {
        Map<String, ProgramClass> classes = new HashMap<>();
        Map<Integer, Integer> indexes = new HashMap<>();
        List<String> notes = new ArrayList<>();
        for (int index = 0; index < artifacts.size(); index++) {
            LinkedArtifact artifact = artifacts.get(index);
            indexes.put(artifact.number(), index);
            notes.addAll(artifact.notes());
            classes.putAll(artifact.classes());
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
