package io.github.lambdapackager.plugin.shake;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.Value;

/** A stack or local slot, with all that a {@code Class} object in it may have come from. */
record ClassLiteralValue(int size, Set<ClassLiteralSource> sources) implements Value {
    static final ClassLiteralValue OTHER = new ClassLiteralValue(1, Set.of());
    static final ClassLiteralValue OTHER_WIDE = new ClassLiteralValue(2, Set.of());

    private static final Set<String> TYPES_OF_CLASS = Set.of(
            "java/lang/Class",
            "java/lang/Object",
            "java/io/Serializable",
            "java/lang/constant/Constable",
            "java/lang/invoke/TypeDescriptor",
            "java/lang/invoke/TypeDescriptor$OfField",
            "java/lang/reflect/AnnotatedElement",
            "java/lang/reflect/GenericDeclaration",
            "java/lang/reflect/Type");

    @Override
    public int getSize() {
        return size;
    }

    static ClassLiteralValue of(Type type) {
        return type.getSize() == 2 ? OTHER_WIDE : OTHER;
    }

    static ClassLiteralValue from(ClassLiteralSource source) {
        return new ClassLiteralValue(1, Set.of(source));
    }

    /** Whether a variable of the type can hold a {@code Class} object or an array of them. */
    static boolean canHoldClass(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        return element.getSort() == Type.OBJECT && TYPES_OF_CLASS.contains(element.getInternalName());
    }

    /** Whether a field of the type, or the result of a method, can hold a {@code Class} object or an array of them. */
    static boolean canHoldClass(String descriptor) {
        int result = descriptor.indexOf(')') + 1;
        boolean possible = descriptor.startsWith("Ljava/", result) || descriptor.startsWith("[", result);
        return possible && canHoldClass(Type.getType(descriptor.substring(result)));
    }

    boolean isTracked() {
        return !sources.isEmpty();
    }

    ClassLiteralValue or(ClassLiteralValue other) {
        if (sources.containsAll(other.sources)) {
            return this;
        }
        if (!isTracked()) {
            return other;
        }
        Set<ClassLiteralSource> union = new HashSet<>(sources);
        union.addAll(other.sources);
        return new ClassLiteralValue(size, union);
    }
}
