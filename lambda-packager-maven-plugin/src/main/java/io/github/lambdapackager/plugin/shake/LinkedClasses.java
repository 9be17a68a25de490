package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FilesByName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import proguard.classfile.ClassPool;
import proguard.classfile.Clazz;
import proguard.classfile.ProgramClass;

/**
 * A class path as ProGuard sees it, linked once, so that functions can be marked at the same time. Its classes may be those
 * of class paths before it, but all that they refer to is in this one.
 *
 * @param artifacts the elements of the class path, in its order
 * @param program every class of the class path, provided artifacts included, for ProGuard does not mark through library
 *     classes and callbacks must hold
 * @param library the JDK's classes that the class path refers to
 * @param programClasses the program's classes by internal name: ProGuard's pool takes longer to find one
 * @param elements the index of each artifact in the class path, by its number; {@link #NOWHERE} for others
 * @param space what the classes live in
 * @param hidden classes that an earlier element hides, as one line for each pair of artifacts
 */
record LinkedClasses(
        ClasspathContent content,
        int javaVersion,
        List<LinkedArtifact> artifacts,
        ClassPool program,
        ClassPool library,
        Map<String, ProgramClass> programClasses,
        int[] elements,
        LinkedSpace space,
        List<String> hidden,
        List<String> notes) {
    /** The index of an element that is not there. */
    static final int NOWHERE = -1;

    /** What a JVM of the function's version finds in an element of the class path. */
    FilesByName effective(int element) {
        return artifacts.get(element).files();
    }

    @Nullable
    ProgramClass programClass(String internalName) {
        return programClasses.get(internalName);
    }

    /** The index of the class's element; {@link #NOWHERE} for a class of the JDK. */
    int elementOf(Clazz clazz) {
        int artifact = Slot.of(clazz).artifact();
        return artifact < 0 || artifact >= elements.length ? NOWHERE : elements[artifact];
    }

    boolean isPackaged(Clazz clazz) {
        int element = elementOf(clazz);
        return element >= 0 && element < content.packaged().size();
    }

    ClasspathElement element(int index) {
        int packaged = content.packaged().size();
        return index < packaged
                ? content.packaged().get(index)
                : content.provided().get(index - packaged);
    }

    /** The classes of one element that a JVM loads from there, in the order of their names. */
    List<ProgramClass> classesOf(int element) {
        List<ProgramClass> classes = new ArrayList<>();
        for (String name : effective(element).classFiles().keySet()) {
            ProgramClass clazz = programClass(name);
            if (clazz != null && elementOf(clazz) == element) {
                classes.add(clazz);
            }
        }
        return classes;
    }

    static String withoutSuffix(String entry) {
        return entry.substring(0, entry.length() - ".class".length());
    }
}
