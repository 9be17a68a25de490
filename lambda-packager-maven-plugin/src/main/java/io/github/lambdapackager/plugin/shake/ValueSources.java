package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.Expression.OfCall;
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
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramField;
import proguard.classfile.ProgramMethod;
import proguard.classfile.attribute.Attribute;
import proguard.classfile.attribute.visitor.AttributeVisitor;
import proguard.classfile.constant.AnyMethodrefConstant;
import proguard.classfile.constant.ClassConstant;
import proguard.classfile.constant.FieldrefConstant;
import proguard.classfile.constant.StringConstant;
import proguard.classfile.instruction.Instruction;

/** Tells what is known of the value of a field, of a parameter, or of a call's result: of most may be anything. */
final class ValueSources {
    private static final String SERIALIZABLE = "java/io/Serializable";
    private static final int NO_CODE = AccessConstants.NATIVE | AccessConstants.ABSTRACT;

    private final LinkedClasses classes;
    private final KnownValues values;
    private final SlotSet made = new SlotSet();
    private final SlotSet exposed = new SlotSet();
    private final SlotSet looked = new SlotSet();
    private final SlotSet followed = new SlotSet();
    private final Map<Integer, List<ProgramMethod>> targets = new HashMap<>();

    ValueSources(LinkedClasses classes, KnownValues values) {
        this.classes = classes;
        this.values = values;
    }

    /** Notes that there may be instances of the class; true when that is new. */
    boolean make(ProgramClass clazz) {
        return made.add(clazz);
    }

    /** Notes that a class that is written at run time may extend it; true when that is new. */
    boolean expose(ProgramClass clazz) {
        return exposed.add(clazz);
    }

    // Fields.

    Known field(ProgramClass clazz, int constant) {
        if (!(clazz.getConstant(constant) instanceof FieldrefConstant reference)
                || !(reference.referencedField instanceof ProgramField field)
                || !(reference.referencedClass instanceof ProgramClass owner)) {
            return Known.ANY;
        }
        if (isForAssertions(owner, field)) {
            return Known.number(1);
        }
        if (values.isAssigned(field) || !isFollowed(owner, field)) {
            return Known.ANY;
        }
        return field.getDescriptor(owner).length() == 1 ? Known.ZERO : Known.NULL;
    }

    /** Lambda's JVM checks no assertions. */
    private static boolean isForAssertions(ProgramClass owner, ProgramField field) {
        return (field.getAccessFlags() & AccessConstants.SYNTHETIC) != 0
                && field.getName(owner).equals("$assertionsDisabled");
    }

    private boolean isFollowed(ProgramClass owner, ProgramField field) {
        if (looked.add(field)
                && classes.isPackaged(owner)
                && isAssignedByCode(owner, field)
                && !isNamed(owner, field)) {
            followed.add(field);
        }
        return followed.contains(field);
    }

    /** Native code assigns to fields of its class, deserialization to those of instances, injection to annotated ones. */
    private static boolean isAssignedByCode(ProgramClass owner, ProgramField field) {
        boolean isStatic = (field.getAccessFlags() & AccessConstants.STATIC) != 0;
        boolean[] plain = {!hasNativeMethods(owner) && (isStatic || !isSerializable(owner))};
        field.attributesAccept(owner, new AttributeVisitor() {
            @Override
            public void visitAnyAttribute(Clazz clazz, Attribute attribute) {
                String name = attribute.getAttributeName(clazz);
                plain[0] &=
                        !name.equals(Attribute.CONSTANT_VALUE) && !name.equals(Attribute.RUNTIME_VISIBLE_ANNOTATIONS);
            }
        });
        return plain[0];
    }

    /** A field may be asked for by its name. */
    private static boolean isNamed(ProgramClass owner, ProgramField field) {
        String name = field.getName(owner);
        for (int index = 1; index < owner.u2constantPoolCount; index++) {
            if (owner.constantPool[index] instanceof StringConstant string
                    && string.getString(owner).equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasNativeMethods(ProgramClass owner) {
        for (int index = 0; index < owner.u2methodsCount; index++) {
            if ((owner.methods[index].getAccessFlags() & AccessConstants.NATIVE) != 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSerializable(@Nullable Clazz clazz) {
        if (clazz == null) {
            return false;
        }
        if (clazz.getName().equals(SERIALIZABLE) || isSerializable(clazz.getSuperClass())) {
            return true;
        }
        if (clazz instanceof LibraryClass library && library.interfaceClasses == null) {
            return false;
        }
        for (int index = 0; index < clazz.getInterfaceCount(); index++) {
            if (SERIALIZABLE.equals(clazz.getInterfaceName(index)) || isSerializable(clazz.getInterface(index))) {
                return true;
            }
        }
        return false;
    }

    // Parameters.

    Known parameter(ProgramClass clazz, ProgramMethod method, int variable) {
        if (variable == 0 && (method.getAccessFlags() & AccessConstants.STATIC) == 0) {
            return Known.OBJECT;
        }
        if (isSetter(clazz, method)) {
            return Known.ANY;
        }
        Known value = values.parameter(method, variable);
        return Dispatch.isVirtual(clazz, method)
                ? value.or(values.parameterOf(Slot.of(method).signature(), variable))
                : value;
    }

    /** Who has a bean may set its properties without naming them. */
    private static boolean isSetter(ProgramClass clazz, ProgramMethod method) {
        return (method.getAccessFlags() & AccessConstants.PUBLIC) != 0
                && method.getName(clazz).startsWith("set");
    }

    // Results.

    Known result(ProgramClass clazz, OfCall call) {
        if (!(clazz.getConstant(call.constant()) instanceof AnyMethodrefConstant reference)
                || !(reference.referencedMethod instanceof ProgramMethod method)
                || !(reference.referencedClass instanceof ProgramClass owner)) {
            return Known.ANY;
        }
        if (isExact(call.opcode(), owner, method)) {
            return (method.getAccessFlags() & NO_CODE) == 0 ? values.result(method) : Known.ANY;
        }
        // A lambda expression or a proxy may implement an interface.
        boolean isInterface = (owner.getAccessFlags() & AccessConstants.INTERFACE) != 0;
        return isInterface || exposed.contains(owner) ? Known.ANY : anyResult(owner, method);
    }

    /** Whether the call comes to that method and no other. */
    static boolean isExact(byte opcode, ProgramClass owner, ProgramMethod method) {
        boolean virtual = opcode == Instruction.OP_INVOKEVIRTUAL || opcode == Instruction.OP_INVOKEINTERFACE;
        return !virtual
                || !Dispatch.isVirtual(owner, method)
                || ((owner.getAccessFlags() | method.getAccessFlags()) & AccessConstants.FINAL) != 0;
    }

    private Known anyResult(ProgramClass owner, ProgramMethod method) {
        List<ProgramMethod> methods = targets.computeIfAbsent(Slot.of(method).id(), unknown -> {
            Set<ProgramMethod> found = new LinkedHashSet<>();
            addTargets(owner, Slot.of(method).signature(), found, new HashSet<>());
            return List.copyOf(found);
        });
        Known value = Known.NONE;
        for (ProgramMethod target : methods) {
            boolean isNative = (target.getAccessFlags() & AccessConstants.NATIVE) != 0;
            value = value.or(isNative ? Known.ANY : values.result(target));
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

    /** Whether anybody may throw what the handler catches. */
    boolean mayCatch(ProgramClass clazz, int type) {
        return type == 0
                || !(((ClassConstant) clazz.getConstant(type)).referencedClass instanceof ProgramClass caught)
                || !classes.isPackaged(caught)
                || made.contains(caught);
    }
}
