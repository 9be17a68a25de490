package io.github.lambdapackager.plugin.rule;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;

/**
 * Finds the types that a mapper such as Jackson meets in a class: its supertypes, the types of its properties, and the
 * classes that its annotations name.
 */
final class MappedTypes extends ClassVisitor {
    private final BiConsumer<String, String> found;

    /** @param found takes a type (binary name) and how the class leads to it, such as {@code field lines} */
    MappedTypes(BiConsumer<String, String> found) {
        super(Opcodes.ASM9);
        this.found = found;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String[] interfaces) {
        if (signature != null) {
            new SignatureReader(signature).accept(new SignatureTypes(type -> found.accept(type, "supertype")));
            return;
        }
        if (superName != null) {
            found.accept(superName.replace('/', '.'), "supertype");
        }
        if (interfaces != null) {
            for (String each : interfaces) {
                found.accept(each.replace('/', '.'), "supertype");
            }
        }
    }

    @Override
    public void visitPermittedSubclass(String permitted) {
        found.accept(permitted.replace('/', '.'), "permitted subclass");
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return annotation(descriptor);
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(String name, String descriptor, @Nullable String signature) {
        return new RecordComponentVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return annotation(annotation);
            }
        };
    }

    @Override
    public FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        if ((access & Opcodes.ACC_STATIC) == 0) {
            addTypes(signature == null ? descriptor : signature, "field " + name);
        }
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return annotation(annotation);
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
        String types = signature == null ? descriptor : signature;
        String link = name.equals("<init>") ? "constructor" : "method " + name;
        if (isProperty(access, name, Type.getArgumentCount(descriptor))) {
            addTypes(types, link);
        }
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                // Whatever an annotation says, a mapper may call the method because of it.
                addTypes(types, link);
                return annotation(annotation);
            }

            @Override
            public AnnotationVisitor visitParameterAnnotation(int parameter, String annotation, boolean visible) {
                addTypes(types, link);
                return annotation(annotation);
            }
        };
    }

    private static boolean isProperty(int access, String name, int parameters) {
        if ((access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC)) != 0) {
            return false;
        }
        return switch (parameters) {
            case 0 -> name.startsWith("get") || name.startsWith("is");
            case 1 -> name.equals("<init>") || name.startsWith("set") || name.startsWith("with");
            default -> name.equals("<init>");
        };
    }

    private void addTypes(String signature, String link) {
        SignatureTypes types = new SignatureTypes(type -> found.accept(type, link));
        if (signature.startsWith("(") || signature.startsWith("<")) {
            new SignatureReader(signature).accept(types);
        } else {
            new SignatureReader(signature).acceptType(types);
        }
    }

    private AnnotationVisitor annotation(String descriptor) {
        String name = Type.getType(descriptor).getClassName();
        String link = "annotation @" + name.substring(name.lastIndexOf('.') + 1);
        return new AnnotationVisitor(Opcodes.ASM9) {
            @Override
            public void visit(String member, Object value) {
                if (value instanceof Type type) {
                    addTypes(type.getDescriptor(), link);
                }
            }

            @Override
            public AnnotationVisitor visitAnnotation(String member, String nested) {
                return this;
            }

            @Override
            public AnnotationVisitor visitArray(String member) {
                return this;
            }
        };
    }
}
