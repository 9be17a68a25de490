package io.github.lambdapackager.plugin.link;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** What a class is and declares, and, when asked, what it refers to. */
final class ClassFile {
    /** Access flags, this class, superclass, count of the interfaces. */
    private static final int HEADER_BYTES = 8;

    private final ClassReader reader;
    private final String name;
    private final String superName;
    private final List<String> interfaces;
    private final Map<String, Integer> fields = new HashMap<>();
    private final Map<String, Integer> methods = new HashMap<>();
    private final Set<String> descriptors = new LinkedHashSet<>();
    private final byte[] bytes;

    ClassFile(byte[] bytes) {
        this.bytes = bytes;
        this.reader = new ClassReader(bytes);
        this.name = reader.getClassName();
        this.superName = Objects.requireNonNullElse(reader.getSuperName(), "");
        this.interfaces = List.of(reader.getInterfaces());
        int end = readMembers(reader.header + HEADER_BYTES + 2 * interfaces.size(), fields);
        readMembers(end, methods);
    }

    /** Reads the fields or the methods, passes by what is in them, and returns where they end. */
    private int readMembers(int start, Map<String, Integer> members) {
        char[] buffer = new char[reader.getMaxStringLength()];
        int offset = start + 2;
        for (int left = reader.readUnsignedShort(start); left > 0; left--) {
            String descriptor = reader.readUTF8(offset + 4, buffer);
            descriptors.add(descriptor);
            members.put(reader.readUTF8(offset + 2, buffer) + descriptor, reader.readUnsignedShort(offset));
            int attributes = reader.readUnsignedShort(offset + 6);
            offset += 8;
            for (; attributes > 0; attributes--) {
                offset += 6 + reader.readInt(offset + 2);
            }
        }
        return offset;
    }

    byte[] bytes() {
        return bytes;
    }

    String name() {
        return name;
    }

    boolean isInterface() {
        return (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0;
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

    /** What its code, its declarations and its visible annotations name. */
    NamedByClass named() {
        return NamedByClass.read(reader, descriptors);
    }
}
