package io.github.lambdapackager.plugin.shake;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import proguard.classfile.Clazz;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramMethod;
import proguard.classfile.constant.AnyMethodrefConstant;
import proguard.classfile.constant.Constant;
import proguard.classfile.constant.FieldrefConstant;
import proguard.classfile.constant.InvokeDynamicConstant;
import proguard.classfile.constant.visitor.ConstantVisitor;
import proguard.classfile.instruction.visitor.AllInstructionVisitor;
import proguard.classfile.instruction.visitor.InstructionConstantVisitor;

/** What reflection may see of the classes whose names a method composes and that it loads itself. */
final class LoadedClasses {
    private static final String JDK = "java/";
    private static final List<String> HOLD_NAMES =
            List.of("Ljava/lang/String;", "Ljava/lang/CharSequence;", "Ljava/lang/Object;");

    private final ReflectedLiterals literals;

    LoadedClasses(ReflectedLiterals literals) {
        this.literals = literals;
    }

    Set<ReflectedPart> partsSeenBy(ProgramClass clazz, ProgramMethod method) {
        String descriptor = method.getDescriptor(clazz);
        Uses uses = new Uses(new ClassLiteralMember(clazz.getName(), method.getName(clazz), descriptor));
        if (descriptor.endsWith(HOLD_NAMES.get(0))) {
            uses.handOnName();
        }
        method.attributesAccept(clazz, new AllInstructionVisitor(new InstructionConstantVisitor(uses)));
        return uses.parts;
    }

    private final class Uses implements ConstantVisitor {
        private final ClassLiteralMember method;
        private final Set<ReflectedPart> parts = EnumSet.noneOf(ReflectedPart.class);

        Uses(ClassLiteralMember method) {
            this.method = method;
        }

        /** Who gets the name may load the class as well. */
        private void handOnName() {
            parts.add(ReflectedPart.EVERYTHING);
        }

        @Override
        public void visitAnyConstant(Clazz clazz, Constant constant) {}

        @Override
        public void visitFieldrefConstant(Clazz clazz, FieldrefConstant constant) {
            if (holdsName(constant.getType(clazz))) {
                handOnName();
            }
        }

        @Override
        public void visitInvokeDynamicConstant(Clazz clazz, InvokeDynamicConstant constant) {
            if (!constant.getName(clazz).startsWith("makeConcat") && holdsName(parameters(constant.getType(clazz)))) {
                handOnName();
            }
        }

        @Override
        public void visitAnyMethodrefConstant(Clazz clazz, AnyMethodrefConstant constant) {
            var called = new ClassLiteralMember(
                    constant.getClassName(clazz), constant.getName(clazz), constant.getType(clazz));
            boolean ofJdk = called.owner().startsWith(JDK);
            if (!ofJdk && holdsName(parameters(called.descriptor()))) {
                handOnName();
            } else if (ofJdk && NameCalls.loadsClass(called.descriptor())) {
                parts.addAll(literals.ofResult(method, called));
            }
        }

        private static String parameters(String descriptor) {
            return descriptor.substring(0, descriptor.indexOf(')'));
        }

        private static boolean holdsName(String descriptor) {
            return HOLD_NAMES.stream().anyMatch(descriptor::contains);
        }
    }
}
