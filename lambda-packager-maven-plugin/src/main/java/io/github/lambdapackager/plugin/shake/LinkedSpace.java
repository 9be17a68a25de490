package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.jdk.JdkClasses;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import proguard.KeepClassSpecification;
import proguard.classfile.ClassPool;
import proguard.classfile.Clazz;
import proguard.classfile.LibraryClass;
import proguard.classfile.ProgramClass;
import proguard.classfile.io.LibraryClassReader;

/**
 * Classes that refer to each other and to the JDK's of one version: those of a class path that is worked on, and those that
 * only others before it had. One class path at a time: it links its classes to each other, wherever they led before.
 */
final class LinkedSpace {
    /** What so many class paths in a row do not have is forgotten. */
    private static final int REMEMBERED = 32;

    private final Map<String, Optional<LibraryClass>> known = new HashMap<>();
    private final int javaVersion;
    private final JdkClasses jdk;
    private final IdentityHashMap<ClasspathElement, List<LinkedArtifact>> artifacts = new IdentityHashMap<>();
    private final Map<String, Integer> rebased = new HashMap<>();
    private final Map<String, List<KeepClassSpecification>> rules = new ConcurrentHashMap<>();
    private final Map<Integer, LocalMatches> localMatches = new ConcurrentHashMap<>();
    private final Map<Integer, ClassLiteralPart> literals = new ConcurrentHashMap<>();
    private final JdkTypes jdkTypes;
    private final Slots slots = new Slots();
    private References references = new References(Map.of(), new ClassPool());
    private int numbers;
    private int classpaths;
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
        return slots.count();
    }

    /** How many names and descriptors of methods there are. */
    int signatures() {
        return slots.signatures();
    }

    /** How many artifacts there were so far. */
    int artifacts() {
        return numbers;
    }

    /**
     * What is at that place of a class path, if it is known.
     *
     * @param hidden the names of its classes that an earlier element hides
     */
    Optional<LinkedArtifact> artifact(ClasspathElement element, List<String> hidden) {
        return forms(element).stream()
                .filter(form -> form.hidden().equals(hidden))
                .findFirst();
    }

    /** The names of all classes that are at that place of a class path, if it is known. */
    Optional<Collection<String>> classNames(ClasspathElement element) {
        return forms(element).stream().map(LinkedArtifact::classNames).findFirst();
    }

    private List<LinkedArtifact> forms(ClasspathElement element) {
        return artifacts.getOrDefault(element, List.of());
    }

    /** How many of the classes of these elements are known. */
    int common(List<ClasspathElement> elements) {
        return elements.stream()
                .flatMap(element -> classNames(element).stream())
                .mapToInt(Collection::size)
                .sum();
    }

    /**
     * Adds what was parsed.
     *
     * @param visible its classes that no earlier element hides
     * @param hidden the names of the others
     */
    LinkedArtifact add(ParsedArtifact parsed, SortedMap<String, ProgramClass> visible, List<String> hidden) {
        LinkedArtifact artifact = new LinkedArtifact(
                numbers++,
                parsed.element(),
                parsed.files(),
                visible,
                new Links(parsed.referenced(), visible),
                hidden,
                parsed.notes());
        slots.assign(
                visible.values(), artifact.number(), parsed.element().artifact().own());
        bytes += artifact.files().classFileBytes();
        artifacts
                .computeIfAbsent(parsed.element(), unknown -> new ArrayList<>(1))
                .add(artifact);
        return artifact;
    }

    /** What is known of an artifact goes with what it is linked to. */
    LocalMatches localMatches(LinkedArtifact artifact) {
        return localMatches.computeIfAbsent(artifact.number(), unknown -> new LocalMatches(artifact));
    }

    /** What the class files of an artifact say of {@code Class} objects. */
    ClassLiteralPart literals(LinkedArtifact artifact, Supplier<ClassLiteralPart> reading) {
        return literals.computeIfAbsent(artifact.number(), unknown -> reading.get());
    }

    /** Keep rules by their text, parsed. */
    Map<String, List<KeepClassSpecification>> rules() {
        return rules;
    }

    JdkTypes jdkTypes() {
        return jdkTypes;
    }

    /** The length of all class files that are known. */
    long bytes() {
        return bytes;
    }

    /**
     * Links the artifacts of a class path to each other, and to the JDK: its supertypes now, the rest by {@link
     * #link(ProgramClass)}.
     *
     * @param program the whole class path
     * @param programClasses the same by internal names
     * @param all its artifacts
     * @return what the class path refers to of the JDK
     */
    ClassPool link(ClassPool program, Map<String, ProgramClass> programClasses, List<LinkedArtifact> all) {
        Set<Clazz> unlinked = new HashSet<>();
        ClassPool library = library(all, programClasses, unlinked);
        new Relinking(program, programClasses, library, rebased, classpaths)
                .link(all, unlinked)
                .forEach(artifact -> localMatches.remove(artifact.number()));
        references = new References(programClasses, library);
        classpaths++;
        forget();
        return library;
    }

    /** Leads a class of the class path that was linked last to what it names. */
    void link(ProgramClass clazz) {
        references.link((LazyClass) clazz);
    }

    private void forget() {
        for (List<LinkedArtifact> forms : artifacts.values()) {
            for (LinkedArtifact artifact : List.copyOf(forms)) {
                if (artifact.links().time() < classpaths - REMEMBERED) {
                    forms.remove(artifact);
                    localMatches.remove(artifact.number());
                    literals.remove(artifact.number());
                    bytes -= artifact.files().classFileBytes();
                }
            }
        }
        artifacts.values().removeIf(List::isEmpty);
    }

    /**
     * No more than the class path itself refers to, whatever others do: rules match the JDK's classes as well.
     *
     * @param unlinked gets classes that are new
     */
    private ClassPool library(
            List<LinkedArtifact> artifacts, Map<String, ProgramClass> programClasses, Set<Clazz> unlinked) {
        Set<String> seen = new HashSet<>();
        ClassPool library = new ClassPool();
        Deque<String> wanted = new ArrayDeque<>(List.of("java/lang/Object"));
        artifacts.forEach(artifact -> wanted.addAll(artifact.links().names()));
        while (!wanted.isEmpty()) {
            String name = wanted.remove();
            if (!programClasses.containsKey(name) && seen.add(name)) {
                libraryClass(name, unlinked).ifPresent(clazz -> {
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

    private Optional<LibraryClass> libraryClass(String name, Set<Clazz> unlinked) {
        return known.computeIfAbsent(name, absent -> {
            Optional<LibraryClass> read = jdk.find(name).map(this::readLibraryClass);
            read.ifPresent(unlinked::add);
            return read;
        });
    }

    private LibraryClass readLibraryClass(byte[] file) {
        LibraryClass clazz = new LibraryClass();
        clazz.accept(new LibraryClassReader(new DataInputStream(new ByteArrayInputStream(file)), false, true));
        slots.assign(clazz);
        return clazz;
    }
}
