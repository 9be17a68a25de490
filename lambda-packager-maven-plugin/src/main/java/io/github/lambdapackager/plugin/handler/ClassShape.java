package io.github.lambdapackager.plugin.handler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/**
 * A class as its file declares it.
 *
 * @param name internal name
 * @param inner whether it is a member of another class that needs an instance of that class
 * @param bounds its type parameters in order, each with what bounds it
 * @param supertypes interfaces first, the superclass last: the order in which the runtime client looks
 */
record ClassShape(
        String name,
        int access,
        boolean inner,
        Map<String, NamedTypes> bounds,
        List<Supertype> supertypes,
        List<MethodShape> methods) {

    /** A superclass or an interface, with its type arguments; raw types have none. */
    record Supertype(String name, List<NamedTypes> arguments) {}

    static ClassShape read(byte[] classFile) {
        Reader reader = new Reader();
        new ClassReader(classFile)
                .accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return reader.shape();
    }

    boolean is(int flag) {
        return (access & flag) != 0;
    }

    boolean isConcrete() {
        return !is(Opcodes.ACC_ABSTRACT) && !is(Opcodes.ACC_INTERFACE);
    }

    /** The name with dots, as Lambda and {@code Class.forName} want it. */
    String binaryName() {
        return name.replace('/', '.');
    }

    private static final class Reader extends ClassVisitor {
        private final List<MethodShape> methods = new ArrayList<>();
        private final List<Supertype> supertypes = new ArrayList<>();
        private final Map<String, NamedTypes> bounds = new LinkedHashMap<>();
        private String name = "";
        private int access;
        private boolean inner;

        Reader() {
            super(Opcodes.ASM9);
        }

        ClassShape shape() {
            return new ClassShape(name, access, inner, bounds, supertypes, methods);
        }

        @Override
        public void visit(
                int version,
                int flags,
                String className,
                @Nullable String signature,
                @Nullable String superName,
                String[] interfaces) {
            name = className;
            access = flags;
            if (signature != null) {
                Generics generics = new Generics();
                new SignatureReader(signature).accept(generics);
                generics.bounds.forEach(
                        (variable, bound) -> bounds.put(variable, bound.types().asBoundOf(variable)));
                supertypes.addAll(generics.supertypes());
                return;
            }
            for (String type : interfaces) {
                supertypes.add(new Supertype(type, List.of()));
            }
            if (superName != null) {
                supertypes.add(new Supertype(superName, List.of()));
            }
        }

        @Override
        public void visitInnerClass(
                String className, @Nullable String outerName, @Nullable String innerName, int flags) {
            inner |= className.equals(name) && (flags & Opcodes.ACC_STATIC) == 0;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int flags, String methodName, String descriptor, @Nullable String signature, String[] exceptions) {
            String generic = signature == null ? descriptor : signature;
            methods.add(new MethodShape(name, flags, methodName, descriptor, generic));
            return null;
        }
    }

    private static final class Generics extends SignatureVisitor {
        private final Map<String, NamedTypes.Collector> bounds = new LinkedHashMap<>();
        private final List<SupertypeReader> interfaces = new ArrayList<>();
        private final SupertypeReader superclass = new SupertypeReader();
        private NamedTypes.Collector bound = new NamedTypes.Collector();

        Generics() {
            super(Opcodes.ASM9);
        }

        List<Supertype> supertypes() {
            List<Supertype> all = new ArrayList<>();
            interfaces.forEach(type -> all.add(type.supertype()));
            all.add(superclass.supertype());
            return all;
        }

        @Override
        public void visitFormalTypeParameter(String variable) {
            bound = new NamedTypes.Collector();
            bounds.put(variable, bound);
        }

        @Override
        public SignatureVisitor visitClassBound() {
            return bound;
        }

        @Override
        public SignatureVisitor visitInterfaceBound() {
            return bound;
        }

        @Override
        public SignatureVisitor visitSuperclass() {
            return superclass;
        }

        @Override
        public SignatureVisitor visitInterface() {
            SupertypeReader type = new SupertypeReader();
            interfaces.add(type);
            return type;
        }
    }

    private static final class SupertypeReader extends SignatureVisitor {
        private final List<NamedTypes.Collector> arguments = new ArrayList<>();
        private String name = "";

        SupertypeReader() {
            super(Opcodes.ASM9);
        }

        Supertype supertype() {
            return new Supertype(
                    name, arguments.stream().map(NamedTypes.Collector::types).toList());
        }

        @Override
        public void visitClassType(String className) {
            name = className;
        }

        @Override
        public void visitInnerClassType(String className) {
            name = name + "$" + className;
            arguments.clear();
        }

        @Override
        public SignatureVisitor visitTypeArgument(char wildcard) {
            NamedTypes.Collector argument = new NamedTypes.Collector();
            arguments.add(argument);
            return argument;
        }
    }
}
