package io.github.lambdapackager.plugin.link;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** What a class is and declares, and, when asked, what it refers to. */
final class ClassFile {
    /** Access flags, this class, superclass, count of the interfaces. */
    private static final int HEADER_BYTES = 8;

    private final int access;
    private final String name;
    private final String superName;
    private final List<String> interfaces;
    private final Map<String, Integer> fields = new HashMap<>();
    private final Map<String, Integer> methods = new HashMap<>();
    private final Set<String> declaredTypes = new LinkedHashSet<>();
    private volatile @Nullable NamedByClass named;
    private volatile @Nullable ClassFile whole;

    ClassFile(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        this.access = reader.getAccess();
        this.name = reader.getClassName();
        this.superName = Objects.requireNonNullElse(reader.getSuperName(), "");
        this.interfaces = List.of(reader.getInterfaces());
        int end = readMembers(reader, reader.header + HEADER_BYTES + 2 * interfaces.size(), fields);
        readMembers(reader, end, methods);
    }

    /** Reads the fields or the methods, passes by what is in them, and returns where they end. */
    private int readMembers(ClassReader reader, int start, Map<String, Integer> members) {
        char[] buffer = new char[reader.getMaxStringLength()];
        int offset = start + 2;
        for (int left = reader.readUnsignedShort(start); left > 0; left--) {
            String descriptor = reader.readUTF8(offset + 4, buffer);
            ConstantPool.addTypes(descriptor, declaredTypes);
            members.put(reader.readUTF8(offset + 2, buffer) + descriptor, reader.readUnsignedShort(offset));
            int attributes = reader.readUnsignedShort(offset + 6);
            offset += 8;
            for (; attributes > 0; attributes--) {
                offset += 6 + reader.readInt(offset + 2);
            }
        }
        return offset;
    }

    String name() {
        return name;
    }

    boolean isInterface() {
        return (access & Opcodes.ACC_INTERFACE) != 0;
    }

    /** Empty for {@code java/lang/Object}. */
    String superName() {
        return superName;
    }

    List<String> interfaces() {
        return interfaces;
    }

    /** Access flags of what it declares itself, by {@code nameDescriptor}. */
    Map<String, Integer> fields() {
        return fields;
    }

    Map<String, Integer> methods() {
        return methods;
    }

    /** Whether it is that class, with or without some of its members; remembered, for functions have the same parts. */
    boolean isPartOf(ClassFile other) {
        if (whole != other && hasSupertypesOf(other) && hasMembersOf(other)) {
            whole = other;
        }
        return whole == other;
    }

    boolean hasSupertypesOf(ClassFile other) {
        return superName.equals(other.superName) && interfaces.equals(other.interfaces);
    }

    /** Whether all that it declares is declared there, too. */
    boolean hasMembersOf(ClassFile other) {
        return other.fields.entrySet().containsAll(fields.entrySet())
                && other.methods.entrySet().containsAll(methods.entrySet());
    }

    /**
     * What its code, its declarations and its visible annotations name.
     *
     * @param bytes its own, which it does not hold on to
     */
    NamedByClass named(byte[] bytes, References references) {
        NamedByClass known = named;
        if (known != null) {
            return known;
        }
        NamedByClass read = NamedByClass.read(new ClassReader(bytes), declaredTypes, references);
        named = read;
        return read;
    }
}
