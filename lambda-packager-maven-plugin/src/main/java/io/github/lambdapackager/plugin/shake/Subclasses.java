package io.github.lambdapackager.plugin.shake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import proguard.classfile.ClassPool;
import proguard.classfile.Clazz;
import proguard.classfile.LibraryClass;
import proguard.classfile.ProgramClass;

/** The lists of subclasses are those of the class path that is worked on: others would be walked through in vain. */
final class Subclasses {
    private static final Clazz[] NONE = {};

    private Subclasses() {}

    /** Gives each class of the pools its subclasses among them. */
    static void connect(ClassPool program, ClassPool library) {
        IdentityHashMap<Clazz, List<Clazz>> subclasses = new IdentityHashMap<>();
        for (ClassPool pool : List.of(program, library)) {
            pool.classesAccept(clazz -> {
                addBelow(clazz.getSuperClass(), clazz, subclasses);
                for (int index = 0; index < clazz.getInterfaceCount(); index++) {
                    addBelow(clazz.getInterface(index), clazz, subclasses);
                }
            });
        }
        for (ClassPool pool : List.of(program, library)) {
            pool.classesAccept(clazz -> setSubclasses(clazz, subclasses.getOrDefault(clazz, List.of())));
        }
    }

    /** The subclasses of a class as of the class path that was connected last. */
    static List<Clazz> of(Clazz clazz) {
        if (clazz instanceof ProgramClass programClass) {
            return List.of(Arrays.copyOf(programClass.subClasses, programClass.subClassCount));
        }
        LibraryClass libraryClass = (LibraryClass) clazz;
        return List.of(Arrays.copyOf(libraryClass.subClasses, libraryClass.subClassCount));
    }

    private static void addBelow(
            @Nullable Clazz supertype, Clazz clazz, IdentityHashMap<Clazz, List<Clazz>> subclasses) {
        if (supertype != null) {
            subclasses.computeIfAbsent(supertype, unknown -> new ArrayList<>(2)).add(clazz);
        }
    }

    private static void setSubclasses(Clazz clazz, List<Clazz> subclasses) {
        if (clazz instanceof ProgramClass programClass) {
            programClass.subClassCount = subclasses.size();
            programClass.subClasses = subclasses.toArray(NONE);
        } else if (clazz instanceof LibraryClass libraryClass) {
            libraryClass.subClassCount = subclasses.size();
            libraryClass.subClasses = subclasses.toArray(NONE);
        }
    }
}
