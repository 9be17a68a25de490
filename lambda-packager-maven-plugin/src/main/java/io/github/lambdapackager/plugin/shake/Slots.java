package io.github.lambdapackager.plugin.shake;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import proguard.classfile.AccessConstants;
import proguard.classfile.ClassConstants;
import proguard.classfile.Clazz;
import proguard.classfile.Field;
import proguard.classfile.LibraryClass;
import proguard.classfile.Member;
import proguard.classfile.Method;
import proguard.classfile.ProgramClass;

/** Gives classes and members their places in the marks of functions. */
final class Slots {
    private static final int NOT_OVERRIDDEN = AccessConstants.PRIVATE | AccessConstants.STATIC;

    private final Map<Signature, Integer> signatures = new HashMap<>();
    private int count;

    /** How many were given. */
    int count() {
        return count;
    }

    /** How many names and descriptors of methods there are. */
    int signatures() {
        return signatures.size();
    }

    /**
     * To the classes of an artifact.
     *
     * @param artifact its number
     * @param own whether it is of the build itself
     */
    void assign(Collection<ProgramClass> classes, int artifact, boolean own) {
        for (ProgramClass clazz : classes) {
            int id = count++;
            assign(Arrays.copyOf(clazz.fields, clazz.u2fieldsCount));
            MethodTable methods = methodTable(clazz, Arrays.copyOf(clazz.methods, clazz.u2methodsCount));
            clazz.setProcessingInfo(Slot.ofClass(id, artifact, own, methods));
        }
    }

    void assign(LibraryClass clazz) {
        int id = count++;
        assign(present(clazz.fields, Field[]::new));
        clazz.setProcessingInfo(Slot.ofLibraryClass(id, methodTable(clazz, present(clazz.methods, Method[]::new))));
    }

    /** ProGuard leaves gaps where it skips what is private. */
    private static <M extends Member> M[] present(M[] members, IntFunction<M[]> array) {
        return Arrays.stream(members).filter(Objects::nonNull).toArray(array);
    }

    private void assign(Field[] fields) {
        for (Field field : fields) {
            field.setProcessingInfo(Slot.ofField(count++));
        }
    }

    /** The texts are those of the classes: one string of both would take more memory. */
    private record Signature(String name, String descriptor) {}

    private MethodTable methodTable(Clazz clazz, Method[] methods) {
        for (Method method : methods) {
            Signature signature = new Signature(method.getName(clazz), method.getDescriptor(clazz));
            int number = signatures.computeIfAbsent(signature, unknown -> signatures.size());
            method.setProcessingInfo(Slot.ofMethod(count++, number, isVirtual(method, signature.name())));
        }
        return MethodTable.of(methods);
    }

    private static boolean isVirtual(Method method, String name) {
        return (method.getAccessFlags() & NOT_OVERRIDDEN) == 0
                && !name.equals(ClassConstants.METHOD_NAME_INIT)
                && !name.equals(ClassConstants.METHOD_NAME_CLINIT);
    }
}
