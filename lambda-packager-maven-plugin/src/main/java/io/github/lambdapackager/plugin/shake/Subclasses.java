package io.github.lambdapackager.plugin.shake;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import proguard.classfile.ClassPool;
import proguard.classfile.Clazz;
import proguard.classfile.LibraryClass;
import proguard.classfile.ProgramClass;

/** The lists of subclasses are those of the class path that is worked on: others would be walked through in vain. */
final class Subclasses {
    private Subclasses() {}

    /** Gives each class of the pools its subclasses among them. */
    static void connect(ClassPool program, ClassPool library) {
        List<ClassPool> pools = List.of(program, library);
        pools.forEach(pool -> pool.classesAccept(Subclasses::forget));
        pools.forEach(pool -> pool.classesAccept(clazz -> {
            addBelow(clazz.getSuperClass(), clazz);
            for (int index = 0; index < clazz.getInterfaceCount(); index++) {
                addBelow(clazz.getInterface(index), clazz);
            }
        }));
    }

    /** The subclasses of a class as of the class path that was connected last; good until the next one. */
    static List<Clazz> of(Clazz clazz) {
        if (clazz instanceof ProgramClass programClass) {
            return Arrays.asList(programClass.subClasses).subList(0, programClass.subClassCount);
        }
        LibraryClass libraryClass = (LibraryClass) clazz;
        return Arrays.asList(libraryClass.subClasses).subList(0, libraryClass.subClassCount);
    }

    private static void forget(Clazz clazz) {
        if (clazz instanceof ProgramClass programClass) {
            Arrays.fill(programClass.subClasses, 0, programClass.subClassCount, null);
            programClass.subClassCount = 0;
        } else if (clazz instanceof LibraryClass libraryClass) {
            Arrays.fill(libraryClass.subClasses, 0, libraryClass.subClassCount, null);
            libraryClass.subClassCount = 0;
        }
    }

    private static void addBelow(@Nullable Clazz supertype, Clazz clazz) {
        if (supertype instanceof ProgramClass programClass) {
            programClass.subClasses = withRoom(programClass.subClasses, programClass.subClassCount);
            programClass.subClasses[programClass.subClassCount++] = clazz;
        } else if (supertype instanceof LibraryClass libraryClass) {
            libraryClass.subClasses = withRoom(libraryClass.subClasses, libraryClass.subClassCount);
            libraryClass.subClasses[libraryClass.subClassCount++] = clazz;
        }
    }

    private static Clazz[] withRoom(Clazz[] classes, int count) {
        return count < classes.length ? classes : Arrays.copyOf(classes, Math.max(2, 2 * count));
    }
}
