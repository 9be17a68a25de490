package io.github.lambdapackager.plugin.shake;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes a class without the members that are not used; everything else in it stays, stack maps included. */
final class ClassTrimmer {
    private final Predicate<String> isRemovedClass;

    /** @param isRemovedClass tells by its internal name whether a class of the class path is left out */
    ClassTrimmer(Predicate<String> isRemovedClass) {
        this.isRemovedClass = isRemovedClass;
    }

    /**
     * @param removedFields name and descriptor of each, as {@code nameDescriptor}
     * @param removedMethods likewise
     * @param hollowMethods likewise, methods that stay for the sake of references, but can never run
     * @param foldedMethods likewise, methods that stay without some of their code
     * @param enclosingMethodStays whether the method around the class, if there is one, is not removed
     * @param removedDetails what else is left out
     */
    byte[] trim(
            byte[] classFile,
            Set<String> removedFields,
            Set<String> removedMethods,
            Set<String> hollowMethods,
            Map<String, FoldedCode> foldedMethods,
            boolean enclosingMethodStays,
            Set<Detail> removedDetails) {
        ClassReader reader = new ClassReader(classFile);
        boolean membersStay = removedFields.isEmpty()
                && removedMethods.isEmpty()
                && hollowMethods.isEmpty()
                && foldedMethods.isEmpty()
                && enclosingMethodStays;
        if (membersStay && removedDetails.isEmpty() && !namesRemovedClass(reader)) {
            return classFile;
        }
        // A writer with a constant pool of its own: a copied one would keep what the members leave behind.
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor target = removedDetails.isEmpty() ? writer : new WithoutDetails(writer, removedDetails);
        ClassVisitor enclosed = enclosingMethodStays ? target : new WithoutEnclosingMethod(target);
        reader.accept(
                new Filter(enclosed, removedFields, removedMethods, hollowMethods, foldedMethods),
                foldedMethods.isEmpty() ? 0 : ClassReader.EXPAND_FRAMES);
        return SortedPool.of(writer.toByteArray());
    }

    /** Reflection fails where the enclosing method is missing; an initializer has none either. */
    private static final class WithoutEnclosingMethod extends ClassVisitor {
        WithoutEnclosingMethod(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitOuterClass(String owner, @Nullable String name, @Nullable String descriptor) {
            super.visitOuterClass(owner, null, null);
        }
    }

    private boolean namesRemovedClass(ClassReader reader) {
        return ConstantPool.classNames(reader).anyMatch(isRemovedClass);
    }

    private final class Filter extends ClassVisitor {
        private final Set<String> removedFields;
        private final Set<String> removedMethods;
        private final Set<String> hollowMethods;
        private final Map<String, FoldedCode> foldedMethods;

        Filter(
                ClassVisitor next,
                Set<String> removedFields,
                Set<String> removedMethods,
                Set<String> hollowMethods,
                Map<String, FoldedCode> foldedMethods) {
            super(Opcodes.ASM9, next);
            this.removedFields = removedFields;
            this.removedMethods = removedMethods;
            this.hollowMethods = hollowMethods;
            this.foldedMethods = foldedMethods;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            return removedFields.contains(name + descriptor)
                    ? null
                    : super.visitField(access, name, descriptor, signature, value);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
            String method = name + descriptor;
            if (removedMethods.contains(method)) {
                return null;
            } else if (hollowMethods.contains(method)) {
                return new Hollow(super.visitMethod(access, name, descriptor, null, null), descriptor);
            }
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            FoldedCode folded = foldedMethods.get(method);
            return folded == null
                    ? next
                    : new BranchFolder(next, access, name, descriptor, signature, exceptions, folded);
        }

        // A removed class in one of these lists would make getDeclaredClasses and its like fail.

        @Override
        public void visitInnerClass(String name, @Nullable String outerName, @Nullable String innerName, int access) {
            if (!isRemovedClass.test(name) && (outerName == null || !isRemovedClass.test(outerName))) {
                super.visitInnerClass(name, outerName, innerName, access);
            }
        }

        @Override
        public void visitNestMember(String nestMember) {
            if (!isRemovedClass.test(nestMember)) {
                super.visitNestMember(nestMember);
            }
        }

        @Override
        public void visitPermittedSubclass(String permittedSubclass) {
            if (!isRemovedClass.test(permittedSubclass)) {
                super.visitPermittedSubclass(permittedSubclass);
            }
        }
    }

    /** Replaces code that cannot run, so that what it refers to can go. */
    private static final class Hollow extends MethodVisitor {
        private static final String ERROR = "java/lang/AbstractMethodError";

        private final MethodVisitor target;
        private final int locals;

        Hollow(MethodVisitor target, String descriptor) {
            super(Opcodes.ASM9);
            this.target = target;
            this.locals = Type.getArgumentsAndReturnSizes(descriptor) >> 2;
        }

        @Override
        public void visitCode() {
            target.visitCode();
            target.visitTypeInsn(Opcodes.NEW, ERROR);
            target.visitInsn(Opcodes.DUP);
            target.visitLdcInsn("removed by shaking: no instance was reachable");
            target.visitMethodInsn(Opcodes.INVOKESPECIAL, ERROR, "<init>", "(Ljava/lang/String;)V", false);
            target.visitInsn(Opcodes.ATHROW);
            target.visitMaxs(3, locals);
        }

        @Override
        public void visitEnd() {
            target.visitEnd();
        }
    }
}
