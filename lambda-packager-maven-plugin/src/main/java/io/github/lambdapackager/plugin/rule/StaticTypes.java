package io.github.lambdapackager.plugin.rule;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;

/** Follows the static types of values through a method, class literals included, and tells what each call is given. */
final class StaticTypes extends BasicInterpreter {
    private static final Type OBJECT = Type.getObjectType("java/lang/Object");

    private final BiConsumer<MethodInsnNode, String> given;

    /** @param given takes a call and the binary name of a class that it is given: an argument's type, or a literal */
    StaticTypes(BiConsumer<MethodInsnNode, String> given) {
        super(Opcodes.ASM9);
        this.given = given;
    }

    /** A reference with the binary names of all classes that it may be of, or stand for as a literal. */
    private static final class Reference extends BasicValue {
        private final SortedSet<String> classNames;

        Reference(SortedSet<String> classNames) {
            super(OBJECT);
            this.classNames = classNames;
        }

        static Reference to(Type type) {
            Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
            return new Reference(
                    element.getSort() == Type.OBJECT ? new TreeSet<>(Set.of(element.getClassName())) : new TreeSet<>());
        }

        Reference or(Reference other) {
            SortedSet<String> both = new TreeSet<>(classNames);
            both.addAll(other.classNames);
            return new Reference(both);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Reference same && same.classNames.equals(classNames);
        }

        @Override
        public int hashCode() {
            return classNames.hashCode();
        }
    }

    @Override
    public @Nullable BasicValue newValue(@Nullable Type type) {
        return type != null && (type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY)
                ? Reference.to(type)
                : super.newValue(type);
    }

    @Override
    public BasicValue newOperation(AbstractInsnNode instruction) throws AnalyzerException {
        return instruction instanceof LdcInsnNode constant
                        && constant.cst instanceof Type type
                        && type.getSort() == Type.OBJECT
                ? Reference.to(type)
                : super.newOperation(instruction);
    }

    @Override
    public BasicValue naryOperation(AbstractInsnNode instruction, List<? extends BasicValue> values)
            throws AnalyzerException {
        if (instruction instanceof MethodInsnNode call) {
            // The receiver as well: an anonymous subclass has type arguments.
            values.stream()
                    .filter(Reference.class::isInstance)
                    .flatMap(value -> ((Reference) value).classNames.stream())
                    .forEach(name -> given.accept(call, name));
        }
        return super.naryOperation(instruction, values);
    }

    @Override
    public BasicValue merge(BasicValue one, BasicValue other) {
        if (one.equals(other)) {
            return one;
        }
        if (one instanceof Reference first && other instanceof Reference second) {
            return first.or(second);
        }
        return one.isReference() && other.isReference() ? BasicValue.REFERENCE_VALUE : BasicValue.UNINITIALIZED_VALUE;
    }
}
