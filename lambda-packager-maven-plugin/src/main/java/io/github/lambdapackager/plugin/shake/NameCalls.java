package io.github.lambdapackager.plugin.shake;

import java.util.Set;
import proguard.classfile.Clazz;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramMethod;
import proguard.classfile.constant.AnyMethodrefConstant;
import proguard.classfile.constant.Constant;
import proguard.classfile.constant.InvokeDynamicConstant;
import proguard.classfile.constant.visitor.ConstantVisitor;
import proguard.classfile.instruction.visitor.AllInstructionVisitor;
import proguard.classfile.instruction.visitor.InstructionConstantVisitor;

/**
 * What code calls that has to do with names of classes.
 *
 * @param loadClasses whether it makes a class of a string, with the JDK's help or anybody else's
 * @param composeStrings whether it puts strings together
 * @param askForPackage whether it asks a class for its package
 */
record NameCalls(boolean loadClasses, boolean composeStrings, boolean askForPackage) {
    private static final Set<String> BUILDERS = Set.of("java/lang/StringBuilder", "java/lang/StringBuffer");
    private static final Set<String> COMPOSING = Set.of("concat", "format", "formatted", "join", "replace");

    /** What all code of a class calls. */
    static NameCalls of(Clazz clazz) {
        Found found = new Found();
        clazz.constantPoolEntriesAccept(found);
        return found.calls();
    }

    static NameCalls of(ProgramClass clazz, ProgramMethod method) {
        Found found = new Found();
        method.attributesAccept(clazz, new AllInstructionVisitor(new InstructionConstantVisitor(found)));
        return found.calls();
    }

    /** Whether a method of that descriptor may make a class of a string. */
    static boolean loadsClass(String descriptor) {
        return descriptor.contains("Ljava/lang/String;") && descriptor.endsWith(")Ljava/lang/Class;");
    }

    private static final class Found implements ConstantVisitor {
        private boolean loadClasses;
        private boolean composeStrings;
        private boolean askForPackage;

        NameCalls calls() {
            return new NameCalls(loadClasses, composeStrings, askForPackage);
        }

        @Override
        public void visitAnyConstant(Clazz clazz, Constant constant) {}

        @Override
        public void visitInvokeDynamicConstant(Clazz clazz, InvokeDynamicConstant constant) {
            composeStrings |= constant.getName(clazz).startsWith("makeConcat");
        }

        @Override
        public void visitAnyMethodrefConstant(Clazz clazz, AnyMethodrefConstant constant) {
            String owner = constant.getClassName(clazz);
            String name = constant.getName(clazz);
            String type = constant.getType(clazz);
            loadClasses |= loadsClass(type);
            composeStrings |=
                    BUILDERS.contains(owner) || (owner.equals("java/lang/String") && COMPOSING.contains(name));
            askForPackage |= owner.equals("java/lang/Class") && name.startsWith("getPackage");
        }
    }
}
