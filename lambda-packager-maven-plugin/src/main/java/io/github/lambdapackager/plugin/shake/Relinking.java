package io.github.lambdapackager.plugin.shake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import proguard.classfile.ClassPool;
import proguard.classfile.Clazz;
import proguard.classfile.LibraryClass;
import proguard.classfile.ProgramClass;
import proguard.classfile.util.ClassSuperHierarchyInitializer;

/**
 * Links the supertypes of a class path, and tells which of its artifacts have to be linked to each other and to the JDK: those
 * that are new, and of the others those that name what is something else now. Members are found by supertypes, so that who
 * names a class with other ones is linked as well.
 */
final class Relinking {
    private final ClassPool program;
    private final Map<String, ProgramClass> programClasses;
    private final ClassPool library;
    private final Map<String, Integer> rebased;
    private final int classpath;
    private final Deque<Clazz> newlyRebased = new ArrayDeque<>();

    /**
     * Links one class path.
     *
     * @param programClasses the program's classes by internal name
     * @param rebased the number of the class path in which a class got other supertypes, by its name
     * @param classpath the number of this one
     */
    Relinking(
            ClassPool program,
            Map<String, ProgramClass> programClasses,
            ClassPool library,
            Map<String, Integer> rebased,
            int classpath) {
        this.program = program;
        this.programClasses = programClasses;
        this.library = library;
        this.rebased = rebased;
        this.classpath = classpath;
    }

    /**
     * Returns the artifacts that were linked.
     *
     * @param unlinked classes of the JDK that are new
     */
    Collection<LinkedArtifact> link(List<LinkedArtifact> artifacts, Set<Clazz> unlinked) {
        Set<LinkedArtifact> stale = Collections.newSetFromMap(new IdentityHashMap<>());
        addStale(artifacts, stale);
        linkSupertypes(stale, unlinked);
        Subclasses.connect(program, library);
        noteRebased();
        addStale(artifacts, stale);
        List<LinkedArtifact> linked = artifacts.stream().filter(stale::contains).toList();
        forget(linked);
        artifacts.forEach(artifact -> artifact.links().renew(programClasses, classpath));
        return linked;
    }

    private void addStale(List<LinkedArtifact> artifacts, Set<LinkedArtifact> stale) {
        for (LinkedArtifact artifact : artifacts) {
            if (artifact.links().isUnlinked() || artifact.links().areStale(programClasses, rebased)) {
                stale.add(artifact);
            }
        }
    }

    private void linkSupertypes(Set<LinkedArtifact> stale, Set<Clazz> unlinked) {
        var supers = new ClassSuperHierarchyInitializer(program, library, null, null);
        library.classesAccept(clazz -> {
            List<Clazz> before = supertypes(clazz);
            clazz.accept(supers);
            if (!unlinked.contains(clazz) && !isSame(before, supertypes(clazz))) {
                newlyRebased.add(clazz);
            }
        });
        for (LinkedArtifact artifact : stale) {
            for (ProgramClass clazz : artifact.classes().values()) {
                List<Clazz> before = supertypes(clazz);
                clazz.accept(supers);
                if (!artifact.links().isUnlinked()
                        && (!isSame(before, supertypes(clazz))
                                || isAnyRebased(before, artifact.links().time()))) {
                    newlyRebased.add(clazz);
                }
            }
        }
    }

    private boolean isAnyRebased(List<Clazz> supertypes, int since) {
        return supertypes.stream().anyMatch(type -> rebased.getOrDefault(type.getName(), -1) > since);
    }

    /** Without those that are not there. */
    private static List<Clazz> supertypes(Clazz clazz) {
        List<Clazz> supertypes = new ArrayList<>();
        if (clazz.getSuperClass() != null) {
            supertypes.add(clazz.getSuperClass());
        }
        if (!(clazz instanceof LibraryClass known) || known.interfaceClasses != null) {
            for (int index = 0; index < clazz.getInterfaceCount(); index++) {
                if (clazz.getInterface(index) != null) {
                    supertypes.add(clazz.getInterface(index));
                }
            }
        }
        return supertypes;
    }

    private static boolean isSame(List<Clazz> before, List<Clazz> after) {
        boolean same = before.size() == after.size();
        for (int index = 0; same && index < before.size(); index++) {
            same = before.get(index) == after.get(index);
        }
        return same;
    }

    /** What is below a class has its supertypes as well. */
    private void noteRebased() {
        while (!newlyRebased.isEmpty()) {
            Clazz clazz = newlyRebased.remove();
            Integer earlier = rebased.put(clazz.getName(), classpath);
            if (earlier == null || earlier != classpath) {
                newlyRebased.addAll(Subclasses.of(clazz));
            }
        }
    }

    /** What the classes lead to now is found when somebody reaches them. */
    private static void forget(List<LinkedArtifact> artifacts) {
        for (LinkedArtifact artifact : artifacts) {
            artifact.classes().values().forEach(clazz -> ((LazyClass) clazz).forgetLinks());
        }
    }
}
