package io.github.lambdapackager.plugin.shake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import proguard.classfile.Clazz;
import proguard.classfile.Method;
import proguard.classfile.ProgramClass;
import proguard.classfile.attribute.Attribute;
import proguard.classfile.attribute.CodeAttribute;
import proguard.classfile.attribute.preverification.FullFrame;
import proguard.classfile.attribute.preverification.ObjectType;
import proguard.classfile.attribute.preverification.StackMapTableAttribute;
import proguard.classfile.attribute.visitor.AllAttributeVisitor;
import proguard.classfile.attribute.visitor.AttributeVisitor;
import proguard.classfile.io.ProgramClassReader;
import proguard.classfile.visitor.AllMethodVisitor;

class LeanCodeTest {
    private final List<CodeAttribute> codes = new ArrayList<>();

    private ProgramClass lean(byte[] file) {
        ProgramClass clazz = new ProgramClass();
        clazz.accept(new ProgramClassReader(new DataInputStream(new ByteArrayInputStream(file))));
        clazz.accept(new LeanCode());
        clazz.accept(new AllMethodVisitor(new AllAttributeVisitor(new AttributeVisitor() {
            @Override
            public void visitAnyAttribute(Clazz owner, Attribute attribute) {}

            @Override
            public void visitCodeAttribute(Clazz owner, Method method, CodeAttribute code) {
                codes.add(code);
            }
        })));
        return clazz;
    }

    @Test
    void ofAStackMapTheClassesStayThatItNamesInTheirOrder() {
        ProgramClass clazz = lean(branches("shop/Order", "shop/Bill", "shop/Order"));

        StackMapTableAttribute table = (StackMapTableAttribute) codes.get(0).attributes[0];
        assertThat(table.u2stackMapFramesCount).isEqualTo(1);
        FullFrame frame = (FullFrame) table.stackMapFrames[0];
        assertThat(Arrays.stream(frame.variables).map(type -> clazz.getClassName(((ObjectType) type).u2classIndex)))
                .containsExactly("shop/Order", "shop/Bill");
        assertThat(frame.stackCount).isZero();
    }

    @Test
    void aStackMapThatNamesNoClassGoes() {
        lean(branches("", ""));

        assertThat(codes.get(0).u2attributesCount).isZero();
        assertThat(codes.get(0).attributes).isEmpty();
    }

    /** A method with a branch for each of the classes, which lies on the stack where the branches meet. */
    private static byte[] branches(String... onStack) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "shop/Till", null, "java/lang/Object", null);
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "open", "(I)V", null, null);
        method.visitCode();
        for (String type : onStack) {
            Label there = new Label();
            if (!type.isEmpty()) {
                method.visitInsn(Opcodes.ACONST_NULL);
                method.visitTypeInsn(Opcodes.CHECKCAST, type);
            }
            method.visitVarInsn(Opcodes.ILOAD, 0);
            method.visitJumpInsn(Opcodes.IFEQ, there);
            method.visitLabel(there);
            if (type.isEmpty()) {
                method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            } else {
                method.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {type});
                method.visitInsn(Opcodes.POP);
            }
            method.visitInsn(Opcodes.NOP);
        }
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
