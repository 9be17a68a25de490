package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.Expression.OfCall;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import proguard.classfile.AccessConstants;
import proguard.classfile.Clazz;
import proguard.classfile.Method;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramField;
import proguard.classfile.ProgramMember;
import proguard.classfile.ProgramMethod;
import proguard.classfile.constant.AnyMethodrefConstant;
import proguard.classfile.constant.ClassConstant;
import proguard.classfile.constant.FieldrefConstant;

/**
 * What is known of the values of fields, parameters and results in the code that one function reaches. Nothing is worked out
 * before somebody asks; who has asked is looked at again when it changes.
 */
final class LiveValues {
    /** Something that is worked out from values. */
    sealed interface Reader permits LiveMethod, LiveValue {}

    private static final int NO_CODE = AccessConstants.NATIVE | AccessConstants.ABSTRACT;

    private final LinkedClasses classes;
    private final FollowedFields followed;
    private final @Nullable LiveMethod[] methods;
    private final @Nullable Inflow[] intoMembers;
    private final @Nullable Inflow[] intoSignatures;
    private final Map<Integer, Boolean> followedFields = new HashMap<>();
    private final @Nullable LiveValue[] results;
    private final Map<Integer, LiveValue> virtualResults = new HashMap<>();
    private final Map<Integer, Set<Reader>> classReaders = new HashMap<>();
    private final SlotSet made = new SlotSet();
    private final SlotSet exposed = new SlotSet();
    private final Deque<LiveValue> staleValues = new ArrayDeque<>();
    private final Set<LiveMethod> staleMethods = new LinkedHashSet<>();

    private LiveValues(LinkedClasses classes, int slots, int signatures) {
        this.classes = classes;
        this.followed = new FollowedFields(classes);
        this.methods = new LiveMethod[slots];
        this.results = new LiveValue[slots];
        this.intoMembers = new Inflow[slots];
        this.intoSignatures = new Inflow[signatures];
    }

    static LiveValues of(LinkedClasses classes) {
        return new LiveValues(classes, classes.space().slots(), classes.space().signatures());
    }

    /** For code of which nobody wants to know anything. */
    static LiveValues none(LinkedClasses classes) {
        return new LiveValues(classes, 0, 0);
    }

    // The code that is reached.

    @Nullable
    LiveMethod method(ProgramMethod method) {
        return methods[Slot.of(method).id()];
    }

    /** Notes that the code of a method is reached. */
    void add(LiveMethod method) {
        int id = Slot.of(method.method()).id();
        methods[id] = method;
        LiveValue result = results[id];
        if (result != null) {
            becomeStale(result);
        }
    }

    /** More of the code may run by now. */
    void spread(LiveMethod method) {
        changed(method.takeBlockReaders());
    }

    /** Notes that there may be instances of the class; true when that is new. */
    boolean make(ProgramClass clazz) {
        return made.add(clazz) && changedClass(clazz);
    }

    /** Notes that a class that is written at run time may extend it; true when that is new. */
    boolean expose(ProgramClass clazz) {
        return exposed.add(clazz) && changedClass(clazz);
    }

    private boolean changedClass(ProgramClass clazz) {
        Set<Reader> readers = classReaders.remove(Slot.of(clazz).id());
        if (readers != null) {
            changed(readers);
        }
        return true;
    }

    /** Notes an instruction that assigns to a field. */
    void assign(ProgramField field, LiveMethod method, int offset) {
        add(intoMember(field), method, offset);
    }

    /** Notes an instruction that calls a method. */
    void call(byte opcode, ProgramClass owner, ProgramMethod called, LiveMethod caller, int offset) {
        boolean exact = isExact(opcode, owner, called);
        add(exact ? intoMember(called) : intoSignature(Slot.of(called).signature()), caller, offset);
    }

    private void add(Inflow into, LiveMethod method, int offset) {
        if (!into.isAnything()) {
            into.add(method, offset).forEach(value -> changed(value.takeReaders()));
        }
    }

    /** Whether the call comes to that method and no other. */
    private static boolean isExact(byte opcode, ProgramClass owner, ProgramMethod method) {
        return !Dispatch.isVirtual(opcode, method)
                || ((owner.getAccessFlags() | method.getAccessFlags()) & AccessConstants.FINAL) != 0;
    }

    private Inflow intoMember(ProgramMember member) {
        return into(intoMembers, Slot.of(member).id());
    }

    private Inflow intoSignature(int signature) {
        return into(intoSignatures, signature);
    }

    private static Inflow into(@Nullable Inflow[] all, int number) {
        Inflow known = all[number];
        if (known == null) {
            known = new Inflow();
            all[number] = known;
        }
        return known;
    }

    // What happens out of sight.

    /** Somebody may assign anything to the field, or call exactly the method with anything. */
    void takeAnything(ProgramMember member) {
        takeAnything(intoMember(member));
    }

    /** Somebody may call any method of that name and descriptor with anything. */
    void callVirtual(Method method) {
        takeAnything(intoSignature(Slot.of(method).signature()));
    }

    private void takeAnything(Inflow into) {
        if (!into.isAnything()) {
            for (LiveValue value : into.becomeAnything()) {
                if (value.join(Known.ANY)) {
                    changed(value.takeReaders());
                }
            }
        }
    }

    // What changes.

    private void changed(Collection<Reader> readers) {
        for (Reader reader : readers) {
            if (reader instanceof LiveMethod method) {
                staleMethods.add(method);
            } else if (reader instanceof LiveValue value) {
                becomeStale(value);
            }
        }
    }

    private void becomeStale(LiveValue value) {
        if (value.becomeStale()) {
            staleValues.add(value);
        }
    }

    /** Looks again at that code, whatever is known. */
    void lookAgain(Collection<LiveMethod> at) {
        staleMethods.addAll(at);
    }

    /** Takes code that depends on something of which less is known than when it was looked at. */
    @Nullable
    LiveMethod takeStale() {
        while (!staleValues.isEmpty()) {
            refresh(staleValues.remove());
        }
        if (staleMethods.isEmpty()) {
            return null;
        }
        LiveMethod first = staleMethods.iterator().next();
        staleMethods.remove(first);
        return first;
    }

    private void refresh(LiveValue value) {
        if (value.refresh()) {
            changed(value.takeReaders());
        }
    }

    private Known read(LiveValue value, Reader reader) {
        refresh(value);
        value.addReader(reader);
        return value.known();
    }

    // Fields.

    Known field(ProgramClass clazz, int constant, Reader reader) {
        if (!(clazz.getConstant(constant) instanceof FieldrefConstant reference)
                || !(reference.referencedField instanceof ProgramField field)
                || !(reference.referencedClass instanceof ProgramClass owner)) {
            return Known.ANY;
        }
        if (isForAssertions(owner, field)) {
            return Known.number(1);
        }
        Inflow into = intoMember(field);
        if (into.isAnything() || !isFollowed(owner, field)) {
            return Known.ANY;
        }
        Known first = field.getDescriptor(owner).length() == 1 ? Known.ZERO : Known.NULL;
        return first.or(read(into.value(Inflow.ASSIGNED), reader));
    }

    private boolean isFollowed(ProgramClass owner, ProgramField field) {
        return followedFields.computeIfAbsent(Slot.of(field).id(), unknown -> followed.contains(owner, field));
    }

    /** Lambda's JVM checks no assertions. */
    private static boolean isForAssertions(ProgramClass owner, ProgramField field) {
        return (field.getAccessFlags() & AccessConstants.SYNTHETIC) != 0
                && field.getName(owner).equals("$assertionsDisabled");
    }

    // Parameters.

    Known parameter(ProgramClass clazz, ProgramMethod method, int variable, Reader reader) {
        if (variable == 0 && (method.getAccessFlags() & AccessConstants.STATIC) == 0) {
            return Known.OBJECT;
        }
        if (isSetter(clazz, method)) {
            return Known.ANY;
        }
        Known value = passed(intoMember(method), variable, reader);
        boolean more = !value.isAny() && Slot.of(method).virtual();
        return more ? value.or(passed(intoSignature(Slot.of(method).signature()), variable, reader)) : value;
    }

    private Known passed(Inflow into, int variable, Reader reader) {
        return into.isAnything() ? Known.ANY : read(into.value(variable), reader);
    }

    /** Who has a bean may set its properties without naming them. */
    private static boolean isSetter(ProgramClass clazz, ProgramMethod method) {
        return (method.getAccessFlags() & AccessConstants.PUBLIC) != 0
                && method.getName(clazz).startsWith("set");
    }

    // Results.

    Known result(ProgramClass clazz, OfCall call, Reader reader) {
        if (!(clazz.getConstant(call.constant()) instanceof AnyMethodrefConstant reference)
                || !(reference.referencedMethod instanceof ProgramMethod method)
                || !(reference.referencedClass instanceof ProgramClass owner)) {
            return Known.ANY;
        }
        if (isExact(call.opcode(), owner, method)) {
            return (method.getAccessFlags() & NO_CODE) == 0 ? read(result(method), reader) : Known.ANY;
        }
        // A lambda expression or a proxy may implement an interface.
        if ((owner.getAccessFlags() & AccessConstants.INTERFACE) != 0) {
            return Known.ANY;
        }
        int id = Slot.of(method).id();
        LiveValue known = virtualResults.get(id);
        if (known == null) {
            known = new LiveValue(value -> anyResult(owner, method, value));
            virtualResults.put(id, known);
        }
        return read(known, reader);
    }

    private LiveValue result(ProgramMethod method) {
        int id = Slot.of(method).id();
        LiveValue known = results[id];
        if (known == null) {
            known = new LiveValue(reader -> returned(id, reader));
            results[id] = known;
        }
        return known;
    }

    private Known returned(int id, Reader reader) {
        LiveMethod method = methods[id];
        return method == null ? Known.NONE : method.evaluate(method.flow().results(), reader);
    }

    private Known anyResult(ProgramClass owner, ProgramMethod method, LiveValue reader) {
        if (exposed.contains(owner)) {
            return Known.ANY;
        }
        addClassReader(owner, reader);
        Set<ProgramMethod> targets = new LinkedHashSet<>();
        addTargets(owner, Slot.of(method).signature(), targets, new HashSet<>());
        Known value = Known.NONE;
        for (ProgramMethod target : targets) {
            boolean isNative = (target.getAccessFlags() & AccessConstants.NATIVE) != 0;
            value = value.or(isNative ? Known.ANY : read(result(target), reader));
            if (value.isAny()) {
                break;
            }
        }
        return value;
    }

    private static void addTargets(Clazz type, int signature, Set<ProgramMethod> found, Set<Clazz> seen) {
        if (!seen.add(type)) {
            return;
        }
        addInherited(type, signature, found);
        Subclasses.of(type).forEach(sub -> addTargets(sub, signature, found, seen));
    }

    private static void addInherited(@Nullable Clazz type, int signature, Set<ProgramMethod> found) {
        if (type instanceof ProgramClass) {
            if (Slot.of(type).methods().find(signature) instanceof ProgramMethod method) {
                found.add(method);
            }
            addInherited(type.getSuperClass(), signature, found);
            for (int index = 0; index < type.getInterfaceCount(); index++) {
                addInherited(type.getInterface(index), signature, found);
            }
        }
    }

    // Exceptions.

    /** Whether anybody may throw what the handler catches; the reader is to hear when somebody may. */
    boolean mayCatch(ProgramClass clazz, int type, Reader reader) {
        boolean may = mayCatch(clazz, type);
        if (!may && ((ClassConstant) clazz.getConstant(type)).referencedClass instanceof ProgramClass caught) {
            addClassReader(caught, reader);
        }
        return may;
    }

    /** The same for who only looks, from any thread. */
    boolean mayCatch(ProgramClass clazz, int type) {
        return type == 0
                || !(((ClassConstant) clazz.getConstant(type)).referencedClass instanceof ProgramClass caught)
                || !classes.isPackaged(caught)
                || made.contains(caught);
    }

    private void addClassReader(ProgramClass clazz, Reader reader) {
        classReaders
                .computeIfAbsent(Slot.of(clazz).id(), unknown -> new LinkedHashSet<>(4))
                .add(reader);
    }
}
