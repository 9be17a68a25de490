package io.github.lambdapackager.plugin.shake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What the code of one class names.
 *
 * @param literals class literals by the method's signature
 * @param mentions members that may hold or return a {@code Class} object, by their own signature
 * @param lambdas by interface and name of the method that they implement
 * @param codeWriters the classes whose methods it calls to write other classes
 */
record ClassLiteralNames(
        Map<String, Set<String>> literals,
        Map<String, Set<Mention>> mentions,
        Map<String, Set<Lambda>> lambdas,
        Set<String> strings,
        Set<String> codeWriters) {
    static final ClassLiteralNames NONE = new ClassLiteralNames(Map.of(), Map.of(), Map.of(), Set.of(), Set.of());

    // ASM, also where a library carries it under another name.
    private static final Pattern CODE_WRITER = Pattern.compile(".*/asm/\\$?(ClassWriter|MethodVisitor)");

    /** A method that reads the field or calls the method; or has a handle of it, for others to call. */
    record Mention(ClassLiteralMember member, ClassLiteralMember by, boolean asHandle) {}

    /** The body of a lambda; the arguments of the interface's method follow those that it captures. */
    record Lambda(Handle body, int captured) {}

    static ClassLiteralNames read(byte[] classFile) {
        var names = new ClassLiteralNames(
                new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>(), new HashSet<>());
        ClassReader reader = new ClassReader(classFile);
        reader.accept(
                names.new ClassCollector(reader.getClassName()), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return names;
    }

    Set<String> literalsIn(ClassLiteralMember method) {
        return literals.getOrDefault(method.signature(), Set.of());
    }

    /** Whether the class writes other classes, whose code nobody sees before they run. */
    boolean writesCode() {
        return !codeWriters.isEmpty();
    }

    private static <V> void put(Map<String, Set<V>> map, String key, V value) {
        map.computeIfAbsent(key, unknown -> new HashSet<>()).add(value);
    }

    private final class ClassCollector extends ClassVisitor {
        private final String owner;

        ClassCollector(String owner) {
            super(Opcodes.ASM9);
            this.owner = owner;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
            return new MethodCollector(new ClassLiteralMember(owner, name, descriptor));
        }
    }

    private final class MethodCollector extends MethodVisitor {
        private final ClassLiteralMember method;

        MethodCollector(ClassLiteralMember method) {
            super(Opcodes.ASM9);
            this.method = method;
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof String string) {
                strings.add(string);
            } else if (value instanceof Type type && type.getSort() != Type.METHOD) {
                Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
                put(literals, method.signature(), element.getInternalName());
            } else if (value instanceof Handle handle) {
                mention(handle.getOwner(), handle.getName(), handle.getDesc(), true);
            } else if (value instanceof ConstantDynamic dynamic) {
                for (int index = 0; index < dynamic.getBootstrapMethodArgumentCount(); index++) {
                    visitLdcInsn(dynamic.getBootstrapMethodArgument(index));
                }
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC) {
                mention(owner, name, descriptor, false);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            // Most never come to the pattern.
            if ((owner.endsWith("Writer") || owner.endsWith("Visitor"))
                    && CODE_WRITER.matcher(owner).matches()) {
                codeWriters.add(owner);
            }
            mention(owner, name, descriptor, false);
        }

        private void mention(String owner, String name, String descriptor, boolean asHandle) {
            if (ClassLiteralValue.canHoldClass(descriptor)) {
                ClassLiteralMember member = new ClassLiteralMember(owner, name, descriptor);
                put(mentions, member.signature(), new Mention(member, method, asHandle));
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            if (bootstrap.getOwner().equals(ClassLiteralCalls.LAMBDAS)) {
                String implemented = Type.getReturnType(descriptor).getInternalName();
                int captured = Type.getArgumentTypes(descriptor).length;
                put(lambdas, implemented + "." + name, new Lambda((Handle) arguments[1], captured));
            }
            for (Object argument : arguments) {
                visitLdcInsn(argument);
            }
        }
    }
}
