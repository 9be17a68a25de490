package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.jdk.JdkClasses;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FileContent;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import proguard.KeepClassSpecification;
import proguard.classfile.ClassPool;
import proguard.classfile.Clazz;
import proguard.classfile.Field;
import proguard.classfile.LibraryClass;
import proguard.classfile.Member;
import proguard.classfile.Method;
import proguard.classfile.ProgramClass;
import proguard.classfile.attribute.annotation.visitor.AllElementValueVisitor;
import proguard.classfile.attribute.visitor.AllAttributeVisitor;
import proguard.classfile.io.LibraryClassReader;
import proguard.classfile.util.ClassReferenceInitializer;
import proguard.classfile.util.ClassSuperHierarchyInitializer;
import proguard.classfile.util.EnumFieldReferenceInitializer;

/**
 * Linked classes that refer to each other and to the JDK's of one version: those of a class path that is worked on, and
 * those of some before it. One class path at a time: only the lists of subclasses change, but all of them do.
 */
final class LinkedSpace {
    /** So many class paths back one with more in common is looked for: functions of one kind are seldom neighbours. */
    private static final int REMEMBERED = 32;

    private final Map<String, Optional<LibraryClass>> known = new HashMap<>();
    private final int javaVersion;
    private final JdkClasses jdk;
    private final Deque<LinkedSet> sets = new ArrayDeque<>();
    private final Map<ProgramClass, KnownClass> knownClasses = Collections.synchronizedMap(new WeakHashMap<>());
    private final Map<String, List<KeepClassSpecification>> rules = new ConcurrentHashMap<>();
    private final Map<Integer, LocalMatches> localMatches = new ConcurrentHashMap<>();
    private final JdkTypes jdkTypes;
    private final Map<Signature, Integer> signatures = new HashMap<>();
    private int slots;
    private int artifacts;
    private long bytes;

    LinkedSpace(int javaVersion) {
        this.javaVersion = javaVersion;
        this.jdk = JdkClasses.of(javaVersion);
        this.jdkTypes = new JdkTypes(jdk);
    }

    int javaVersion() {
        return javaVersion;
    }

    /** How many classes and members there are. */
    int slots() {
        return slots;
    }

    int nextArtifact() {
        return artifacts++;
    }

    /** Some linked form of what is at that place of a class path. */
    Optional<LinkedArtifact> artifact(ClasspathElement element) {
        return sets.stream()
                .map(set -> set.artifact(element))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Of the class paths that were linked last, the one with most of the same classes. */
    Optional<LinkedSet> mostInCommon(List<ClasspathElement> elements) {
        return sets.stream().max(Comparator.comparingInt(set -> set.common(elements)));
    }

    /** How many of the classes that were linked last are of these elements. */
    int common(List<ClasspathElement> elements) {
        return mostInCommon(elements).map(set -> set.common(elements)).orElse(0);
    }

    void remember(LinkedSet set) {
        sets.addFirst(set);
        while (sets.size() > REMEMBERED) {
            sets.removeLast();
        }
        localMatches.keySet().removeIf(number -> sets.stream().noneMatch(each -> each.has(number)));
    }

    /**
     * What was worked out of a class file alone.
     *
     * @param forms what functions have left of it
     * @param literals what it says about {@code Class} objects
     */
    record KnownClass(ClassForms forms, ClassLiteralFacts literals) {}

    /** What is known of a class goes with the class. */
    KnownClass known(ProgramClass clazz, FileContent file) {
        return knownClasses.computeIfAbsent(
                clazz, unknown -> new KnownClass(new ClassForms(file), new ClassLiteralFacts(file)));
    }

    /** What is known of an artifact goes with the class paths that have it. */
    LocalMatches localMatches(LinkedArtifact artifact) {
        return localMatches.computeIfAbsent(artifact.number(), unknown -> new LocalMatches(artifact));
    }

    /** Keep rules by their text, parsed. */
    Map<String, List<KeepClassSpecification>> rules() {
        return rules;
    }

    JdkTypes jdkTypes() {
        return jdkTypes;
    }

    /** The length of all class files that were added. */
    long bytes() {
        return bytes;
    }

    /**
     * Links classes to all others of their class path, and to the JDK.
     *
     * @param program the whole class path
     * @param all its artifacts
     * @param added those that are new
     * @return what the class path refers to of the JDK
     */
    ClassPool add(ClassPool program, List<LinkedArtifact> all, List<LinkedArtifact> added) {
        added.forEach(this::assignSlots);
        ClassPool library = library(all);
        Collection<ProgramClass> classes = added.stream()
                .flatMap(artifact -> artifact.classes().values().stream())
                .toList();
        var supers = new ClassSuperHierarchyInitializer(program, library, null, null);
        classes.forEach(clazz -> clazz.accept(supers));
        library.classesAccept(supers);
        // The sequence of ProGuard's own initializer, without its checks of a configuration that we do not have.
        var references = new ClassReferenceInitializer(program, library, false, null, null, null, null);
        classes.forEach(clazz -> clazz.accept(references));
        var enums =
                new AllAttributeVisitor(true, new AllElementValueVisitor(true, new EnumFieldReferenceInitializer()));
        classes.forEach(clazz -> clazz.accept(enums));
        Subclasses.connect(program, library);
        return library;
    }

    /** No more than the class path itself refers to, whatever others do: rules match the JDK's classes as well. */
    private ClassPool library(List<LinkedArtifact> artifacts) {
        Set<String> seen = new HashSet<>();
        artifacts.forEach(artifact -> seen.addAll(artifact.classes().keySet()));
        ClassPool library = new ClassPool();
        Deque<String> wanted = new ArrayDeque<>(List.of("java/lang/Object"));
        artifacts.forEach(artifact -> wanted.addAll(artifact.referenced()));
        while (!wanted.isEmpty()) {
            String name = wanted.remove();
            if (seen.add(name)) {
                libraryClass(name).ifPresent(clazz -> {
                    library.addClass(clazz);
                    wanted.addAll(supertypes(clazz));
                });
            }
        }
        return library;
    }

    private static List<String> supertypes(LibraryClass clazz) {
        List<String> names = new ArrayList<>();
        if (clazz.superClassName != null) {
            names.add(clazz.superClassName);
        }
        if (clazz.interfaceNames != null) {
            names.addAll(List.of(clazz.interfaceNames));
        }
        return names;
    }

    private Optional<LibraryClass> libraryClass(String name) {
        return known.computeIfAbsent(name, this::readLibraryClass);
    }

    private Optional<LibraryClass> readLibraryClass(String name) {
        return jdk.find(name).map(file -> {
            LibraryClass clazz = new LibraryClass();
            clazz.accept(new LibraryClassReader(new DataInputStream(new ByteArrayInputStream(file)), false, true));
            assignSlots(clazz);
            return clazz;
        });
    }

    private void assignSlots(LinkedArtifact artifact) {
        boolean own = artifact.element().artifact().own();
        bytes += artifact.files().contents().entrySet().stream()
                .filter(file -> file.getKey().endsWith(".class"))
                .mapToLong(file -> file.getValue().length())
                .sum();
        for (ProgramClass clazz : artifact.classes().values()) {
            int id = slots++;
            assignSlots(Arrays.copyOf(clazz.fields, clazz.u2fieldsCount));
            clazz.setProcessingInfo(Slot.ofClass(
                    id,
                    artifact.number(),
                    own,
                    methodTable(clazz, Arrays.copyOf(clazz.methods, clazz.u2methodsCount))));
        }
    }

    private void assignSlots(LibraryClass clazz) {
        int id = slots++;
        assignSlots(present(clazz.fields, Field[]::new));
        clazz.setProcessingInfo(Slot.ofLibraryClass(id, methodTable(clazz, present(clazz.methods, Method[]::new))));
    }

    /** ProGuard leaves gaps where it skips what is private. */
    private static <M extends Member> M[] present(M[] members, IntFunction<M[]> array) {
        return Arrays.stream(members).filter(Objects::nonNull).toArray(array);
    }

    private void assignSlots(Field[] fields) {
        for (Field field : fields) {
            field.setProcessingInfo(Slot.ofField(slots++));
        }
    }

    /** The texts are those of the classes: one string of both would take more memory. */
    private record Signature(String name, String descriptor) {}

    private MethodTable methodTable(Clazz clazz, Method[] methods) {
        for (Method method : methods) {
            Signature signature = new Signature(method.getName(clazz), method.getDescriptor(clazz));
            method.setProcessingInfo(
                    Slot.ofMethod(slots++, signatures.computeIfAbsent(signature, unknown -> signatures.size())));
        }
        return MethodTable.of(methods);
    }
}
