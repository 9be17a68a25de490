package io.github.lambdapackager.plugin.shake;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import proguard.classfile.Clazz;
import proguard.classfile.Method;
import proguard.classfile.ProgramClass;
import proguard.classfile.attribute.Attribute;
import proguard.classfile.attribute.CodeAttribute;
import proguard.classfile.attribute.ExceptionInfo;
import proguard.classfile.attribute.preverification.FullFrame;
import proguard.classfile.attribute.preverification.MoreZeroFrame;
import proguard.classfile.attribute.preverification.ObjectType;
import proguard.classfile.attribute.preverification.SameOneFrame;
import proguard.classfile.attribute.preverification.StackMapFrame;
import proguard.classfile.attribute.preverification.StackMapTableAttribute;
import proguard.classfile.attribute.preverification.VerificationType;
import proguard.classfile.attribute.visitor.AllAttributeVisitor;
import proguard.classfile.attribute.visitor.AttributeVisitor;
import proguard.classfile.visitor.AllMethodVisitor;
import proguard.classfile.visitor.ClassVisitor;

/**
 * Takes from the code of a class what marking does not look at, which is most of its memory: an object for each line and for
 * each local variable. Nobody changes what is left; what is written comes from the class files.
 */
final class LeanCode implements ClassVisitor, AttributeVisitor {
    private static final Set<String> DEBUG_DATA =
            Set.of(Attribute.LINE_NUMBER_TABLE, Attribute.LOCAL_VARIABLE_TABLE, Attribute.LOCAL_VARIABLE_TYPE_TABLE);

    private static final Attribute[] NO_ATTRIBUTES = {};
    private static final ExceptionInfo[] NO_EXCEPTIONS = {};
    private static final VerificationType[] NO_TYPES = {};

    /** They are no more than an index. */
    private static final Map<Integer, ObjectType> TYPES = new ConcurrentHashMap<>();

    @Override
    public void visitAnyClass(Clazz clazz) {}

    @Override
    public void visitProgramClass(ProgramClass clazz) {
        clazz.accept(new AllMethodVisitor(new AllAttributeVisitor(this)));
    }

    @Override
    public void visitAnyAttribute(Clazz clazz, Attribute attribute) {}

    @Override
    public void visitCodeAttribute(Clazz clazz, Method method, CodeAttribute code) {
        int kept = 0;
        for (int index = 0; index < code.u2attributesCount; index++) {
            Attribute attribute = code.attributes[index];
            if (isMarked(clazz, attribute)) {
                code.attributes[kept++] = attribute;
            }
        }
        code.attributes = kept == 0 ? NO_ATTRIBUTES : Arrays.copyOf(code.attributes, kept);
        code.u2attributesCount = kept;
        if (code.u2exceptionTableLength == 0) {
            code.exceptionTable = NO_EXCEPTIONS;
        }
    }

    private static boolean isMarked(Clazz clazz, Attribute attribute) {
        return !DEBUG_DATA.contains(attribute.getAttributeName(clazz))
                && (!(attribute instanceof StackMapTableAttribute table) || namesClass(table));
    }

    /** Leaves of a stack map what marking looks at: one frame with each class that it names. */
    private static boolean namesClass(StackMapTableAttribute table) {
        Set<ObjectType> named = new LinkedHashSet<>();
        for (int index = 0; index < table.u2stackMapFramesCount; index++) {
            addNamed(table.stackMapFrames[index], named);
        }
        if (named.isEmpty()) {
            return false;
        }
        VerificationType[] types = named.stream()
                .map(type -> TYPES.computeIfAbsent(type.u2classIndex, index -> type))
                .toArray(VerificationType[]::new);
        table.stackMapFrames = new StackMapFrame[] {new FullFrame(0, types, NO_TYPES)};
        table.u2stackMapFramesCount = 1;
        return true;
    }

    /** In the order in which marking comes to them. */
    private static void addNamed(StackMapFrame frame, Set<ObjectType> named) {
        if (frame instanceof FullFrame full) {
            addNamed(full.variables, full.variablesCount, named);
            addNamed(full.stack, full.stackCount, named);
        } else if (frame instanceof MoreZeroFrame more) {
            addNamed(more.additionalVariables, more.additionalVariablesCount, named);
        } else if (frame instanceof SameOneFrame one && one.stackItem instanceof ObjectType type) {
            named.add(type);
        }
    }

    private static void addNamed(VerificationType[] types, int count, Set<ObjectType> named) {
        for (int index = 0; index < count; index++) {
            if (types[index] instanceof ObjectType type) {
                named.add(type);
            }
        }
    }
}
