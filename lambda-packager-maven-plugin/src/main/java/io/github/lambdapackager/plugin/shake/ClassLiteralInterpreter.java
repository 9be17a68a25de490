package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.ClassLiteralSource.CallResult;
import io.github.lambdapackager.plugin.shake.ClassLiteralSource.FieldRead;
import io.github.lambdapackager.plugin.shake.ClassLiteralSource.Literal;
import io.github.lambdapackager.plugin.shake.ClassLiteralSource.NewArray;
import io.github.lambdapackager.plugin.shake.ClassLiteralSource.Parameter;
import io.github.lambdapackager.plugin.shake.ClassLiteralUse.Held;
import io.github.lambdapackager.plugin.shake.ClassLiteralUse.Reflection;
import io.github.lambdapackager.plugin.shake.ClassLiteralUse.Returned;
import io.github.lambdapackager.plugin.shake.ClassLiteralUse.Stored;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;

/**
 * Follows {@code Class} objects through a method and notes what is done with them. What is noted for the first visits of
 * an instruction stays true later: sets of sources only grow.
 */
final class ClassLiteralInterpreter extends Interpreter<ClassLiteralValue> {
    private final MethodNode method;
    private final Type[] parameters;
    private final ClassLiteralFlow flow;
    private final ClassLiteralCalls calls;

    ClassLiteralInterpreter(MethodNode method, ClassLiteralFlow flow) {
        super(Opcodes.ASM9);
        this.method = method;
        this.parameters = Type.getArgumentTypes(method.desc);
        this.flow = flow;
        this.calls = new ClassLiteralCalls(flow);
    }

    @Override
    public @Nullable ClassLiteralValue newValue(@Nullable Type type) {
        if (type == null) {
            return ClassLiteralValue.OTHER;
        }
        return type.getSort() == Type.VOID ? null : ClassLiteralValue.of(type);
    }

    @Override
    public ClassLiteralValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
        int slot = isInstanceMethod ? 1 : 0;
        for (int index = 0; index < parameters.length; index++) {
            if (slot == local && ClassLiteralValue.canHoldClass(type)) {
                return ClassLiteralValue.from(new Parameter(index));
            }
            slot += parameters[index].getSize();
        }
        return ClassLiteralValue.of(type);
    }

    @Override
    public ClassLiteralValue newOperation(AbstractInsnNode instruction) {
        return switch (instruction.getOpcode()) {
            case Opcodes.LDC -> constant(((LdcInsnNode) instruction).cst);
            case Opcodes.GETSTATIC -> read((FieldInsnNode) instruction);
            case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> ClassLiteralValue.OTHER_WIDE;
            default -> ClassLiteralValue.OTHER;
        };
    }

    private ClassLiteralValue constant(Object constant) {
        if (constant instanceof Type type && type.getSort() != Type.METHOD) {
            return literal(type);
        }
        if (constant instanceof ConstantDynamic dynamic) {
            calls.bootstrapArguments(dynamic.getBootstrapMethod(), arguments(dynamic));
            return dynamic.getSize() == 2 ? ClassLiteralValue.OTHER_WIDE : ClassLiteralValue.OTHER;
        }
        return constant instanceof Long || constant instanceof Double
                ? ClassLiteralValue.OTHER_WIDE
                : ClassLiteralValue.OTHER;
    }

    private static Object[] arguments(ConstantDynamic dynamic) {
        Object[] arguments = new Object[dynamic.getBootstrapMethodArgumentCount()];
        for (int index = 0; index < arguments.length; index++) {
            arguments[index] = dynamic.getBootstrapMethodArgument(index);
        }
        return arguments;
    }

    private static ClassLiteralValue literal(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        return element.getSort() == Type.OBJECT
                ? ClassLiteralValue.from(new Literal(element.getInternalName()))
                : ClassLiteralValue.OTHER;
    }

    private static ClassLiteralValue read(FieldInsnNode instruction) {
        Type type = Type.getType(instruction.desc);
        return ClassLiteralValue.canHoldClass(type)
                ? ClassLiteralValue.from(new FieldRead(field(instruction)))
                : ClassLiteralValue.of(type);
    }

    private static ClassLiteralMember field(FieldInsnNode instruction) {
        return new ClassLiteralMember(instruction.owner, instruction.name, instruction.desc);
    }

    @Override
    public ClassLiteralValue copyOperation(AbstractInsnNode instruction, ClassLiteralValue value) {
        return value;
    }

    @Override
    public ClassLiteralValue unaryOperation(AbstractInsnNode instruction, ClassLiteralValue value) {
        return switch (instruction.getOpcode()) {
            case Opcodes.CHECKCAST -> cast(((TypeInsnNode) instruction).desc, value);
            case Opcodes.GETFIELD -> read((FieldInsnNode) instruction);
            case Opcodes.PUTSTATIC -> stored((FieldInsnNode) instruction, value);
            case Opcodes.ANEWARRAY -> newArray(instruction, Type.getObjectType(((TypeInsnNode) instruction).desc));
            case Opcodes.LNEG,
                    Opcodes.DNEG,
                    Opcodes.I2L,
                    Opcodes.I2D,
                    Opcodes.L2D,
                    Opcodes.F2L,
                    Opcodes.F2D,
                    Opcodes.D2L -> ClassLiteralValue.OTHER_WIDE;
            default -> ClassLiteralValue.OTHER;
        };
    }

    private static ClassLiteralValue cast(String target, ClassLiteralValue value) {
        return ClassLiteralValue.canHoldClass(Type.getObjectType(target)) ? value : ClassLiteralValue.OTHER;
    }

    private ClassLiteralValue stored(FieldInsnNode instruction, ClassLiteralValue value) {
        flow.add(value, new Stored(field(instruction)));
        return ClassLiteralValue.OTHER;
    }

    private ClassLiteralValue newArray(AbstractInsnNode instruction, Type element) {
        return ClassLiteralValue.canHoldClass(element)
                ? ClassLiteralValue.from(new NewArray(method.instructions.indexOf(instruction)))
                : ClassLiteralValue.OTHER;
    }

    @Override
    public ClassLiteralValue binaryOperation(
            AbstractInsnNode instruction, ClassLiteralValue first, ClassLiteralValue second) {
        return switch (instruction.getOpcode()) {
            case Opcodes.AALOAD -> first;
            case Opcodes.PUTFIELD -> stored((FieldInsnNode) instruction, second);
            case Opcodes.LALOAD,
                    Opcodes.DALOAD,
                    Opcodes.LADD,
                    Opcodes.DADD,
                    Opcodes.LSUB,
                    Opcodes.DSUB,
                    Opcodes.LMUL,
                    Opcodes.DMUL,
                    Opcodes.LDIV,
                    Opcodes.DDIV,
                    Opcodes.LREM,
                    Opcodes.DREM,
                    Opcodes.LSHL,
                    Opcodes.LSHR,
                    Opcodes.LUSHR,
                    Opcodes.LAND,
                    Opcodes.LOR,
                    Opcodes.LXOR -> ClassLiteralValue.OTHER_WIDE;
            default -> ClassLiteralValue.OTHER;
        };
    }

    @Override
    public ClassLiteralValue ternaryOperation(
            AbstractInsnNode instruction, ClassLiteralValue array, ClassLiteralValue index, ClassLiteralValue value) {
        if (instruction.getOpcode() == Opcodes.AASTORE && value.isTracked()) {
            array.sources().forEach(source -> {
                if (source instanceof NewArray own) {
                    flow.add(value, new Held(own));
                }
            });
            if (!array.sources().stream().allMatch(NewArray.class::isInstance) || !array.isTracked()) {
                flow.add(value, new Reflection("stored into an array from elsewhere"));
            }
        }
        return ClassLiteralValue.OTHER;
    }

    @Override
    public ClassLiteralValue naryOperation(AbstractInsnNode instruction, List<? extends ClassLiteralValue> values) {
        if (instruction instanceof MultiANewArrayInsnNode array) {
            return newArray(instruction, Type.getType(array.desc).getElementType());
        }
        if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            return calls.dynamic(dynamic, values);
        }
        MethodInsnNode call = (MethodInsnNode) instruction;
        ClassLiteralValue passed = calls.call(call, values);
        Type result = Type.getReturnType(call.desc);
        return ClassLiteralValue.canHoldClass(result)
                ? passed.or(ClassLiteralValue.from(
                        new CallResult(new ClassLiteralMember(call.owner, call.name, call.desc))))
                : ClassLiteralJdkCalls.asksName(call.owner, call.name) ? passed : ClassLiteralValue.of(result);
    }

    @Override
    public void returnOperation(AbstractInsnNode instruction, ClassLiteralValue value, ClassLiteralValue expected) {
        flow.add(value, new Returned());
    }

    @Override
    public ClassLiteralValue merge(ClassLiteralValue first, ClassLiteralValue second) {
        return first.or(second);
    }
}
