package io.github.lambdapackager.plugin.shake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import proguard.classfile.AccessConstants;
import proguard.classfile.Clazz;
import proguard.classfile.LibraryClass;
import proguard.classfile.Method;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramMethod;
import proguard.classfile.instruction.Instruction;

/**
 * Finds the methods that virtual calls come to: for each class that is made, what it has or inherits of the methods that are
 * called upon one of its types. The JDK may call all methods of the types that it knows.
 */
final class Dispatch {
    private static final int VISIBLE = AccessConstants.PUBLIC | AccessConstants.PROTECTED;

    private final ReachabilityMarker marker;
    private final LiveCode liveCode;
    private final SlotSet made = new SlotSet();
    private final Map<Clazz, List<ProgramMethod>> calls = new HashMap<>();
    private final Set<Call> called = new HashSet<>();
    private final Map<Clazz, Set<Clazz>> supertypes = new HashMap<>();
    private final Map<LibraryClass, List<Method>> virtualMethods = new HashMap<>();
    private final int[] seen;
    private int walk;

    private record Call(int type, int method) {}

    /** @param slots how many classes and members there are */
    Dispatch(ReachabilityMarker marker, LiveCode liveCode, int slots) {
        this.marker = marker;
        this.liveCode = liveCode;
        this.seen = new int[slots];
    }

    /** Whether the call of a method may come to one that overrides it. */
    static boolean isVirtual(byte opcode, Method method) {
        return (opcode == Instruction.OP_INVOKEVIRTUAL || opcode == Instruction.OP_INVOKEINTERFACE)
                && Slot.of(method).virtual();
    }

    /** Notes a call of the method upon an object of the type. */
    void call(Clazz type, Method method) {
        if (type instanceof ProgramClass
                && method instanceof ProgramMethod program
                && called.add(new Call(Slot.of(type).id(), Slot.of(method).id()))) {
            calls.computeIfAbsent(type, unknown -> new ArrayList<>(4)).add(program);
            if (isInterface(type)) {
                markDefaultsBelow(type, Slot.of(method).signature());
            }
            madeBelow(type).forEach(clazz -> markTarget(clazz, method));
        }
    }

    /** Notes that there may be instances of the class itself. */
    void make(ProgramClass clazz) {
        if (!made.add(clazz)) {
            return;
        }
        for (Clazz type : withSupertypes(clazz)) {
            if (type instanceof LibraryClass library) {
                virtualMethods(library).forEach(method -> {
                    liveCode.callVirtual(method);
                    markTarget(clazz, method);
                });
            } else {
                // A call that is found meanwhile sees that the class is made.
                List.copyOf(calls.getOrDefault(type, List.of())).forEach(method -> markTarget(clazz, method));
            }
        }
    }

    /** The JDK may call methods of an interface also where a lambda expression implements it. */
    void reachInterface(ProgramClass type) {
        for (Clazz supertype : withSupertypes(type)) {
            if (supertype instanceof LibraryClass library) {
                virtualMethods(library).forEach(method -> {
                    liveCode.callVirtual(method);
                    if (find(type, Slot.of(method).signature()) instanceof ProgramMethod own) {
                        marker.markExactly(type, own);
                    }
                });
            }
        }
    }

    private static boolean isInterface(Clazz clazz) {
        return (clazz.getAccessFlags() & AccessConstants.INTERFACE) != 0;
    }

    private static boolean isConcrete(Method method) {
        return (method.getAccessFlags() & AccessConstants.ABSTRACT) == 0;
    }

    private List<Method> virtualMethods(LibraryClass type) {
        return virtualMethods.computeIfAbsent(type, Dispatch::findVirtualMethods);
    }

    private static List<Method> findVirtualMethods(LibraryClass type) {
        List<Method> methods = new ArrayList<>();
        for (Method method : type.methods) {
            // ProGuard leaves gaps where it skips what is private.
            if (method != null && Slot.of(method).virtual()) {
                methods.add(method);
            }
        }
        return methods;
    }

    /** A lambda expression may implement any interface below. */
    private void markDefaultsBelow(Clazz type, int signature) {
        for (Clazz sub : Subclasses.of(type)) {
            if (sub instanceof ProgramClass program && isInterface(sub)) {
                markDefault(program, signature);
                markDefaultsBelow(sub, signature);
            }
        }
    }

    private void markDefault(ProgramClass type, int signature) {
        if (find(type, signature) instanceof ProgramMethod method && isConcrete(method)) {
            marker.markExactly(type, method);
        }
    }

    private List<ProgramClass> madeBelow(Clazz type) {
        if (Subclasses.of(type).isEmpty()) {
            return type instanceof ProgramClass program && made.contains(type) ? List.of(program) : List.of();
        }
        int number = ++walk;
        List<ProgramClass> found = new ArrayList<>();
        Deque<Clazz> pending = new ArrayDeque<>(List.of(type));
        while (!pending.isEmpty()) {
            Clazz clazz = pending.pop();
            int id = Slot.of(clazz).id();
            if (seen[id] != number && clazz instanceof ProgramClass program) {
                seen[id] = number;
                if (made.contains(clazz)) {
                    found.add(program);
                }
                pending.addAll(Subclasses.of(clazz));
            }
        }
        return found;
    }

    private Set<Clazz> withSupertypes(Clazz clazz) {
        return supertypes.computeIfAbsent(clazz, key -> {
            Set<Clazz> types = new LinkedHashSet<>();
            addWithSupertypes(key, types);
            return types;
        });
    }

    private static void addWithSupertypes(@Nullable Clazz clazz, Set<Clazz> types) {
        if (clazz != null && types.add(clazz)) {
            addWithSupertypes(clazz.getSuperClass(), types);
            if (!(clazz instanceof LibraryClass known) || known.interfaceClasses != null) {
                for (int index = 0; index < clazz.getInterfaceCount(); index++) {
                    addWithSupertypes(clazz.getInterface(index), types);
                }
            }
        }
    }

    /** Marks what a call of the method upon an instance of the class comes to. */
    private void markTarget(ProgramClass clazz, Method method) {
        int signature = Slot.of(method).signature();
        boolean visible = (method.getAccessFlags() & VISIBLE) != 0;
        for (Clazz type = clazz; type instanceof ProgramClass program; type = type.getSuperClass()) {
            Method found = find(type, signature);
            if (found != null && isConcrete(found)) {
                marker.markExactly(program, (ProgramMethod) found);
                // Of what only a package sees, another package's method of that name is no override.
                if (visible && (found.getAccessFlags() & VISIBLE) != 0) {
                    return;
                }
            }
        }
        for (Clazz type : withSupertypes(clazz)) {
            if (type instanceof ProgramClass program && isInterface(type)) {
                markDefault(program, signature);
            }
        }
    }

    private static @Nullable Method find(Clazz clazz, int signature) {
        Method method = Slot.of(clazz).methods().find(signature);
        return method != null && Slot.of(method).virtual() ? method : null;
    }
}
