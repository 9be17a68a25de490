package io.github.lambdapackager.plugin.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;

/**
 * Reads from a constant pool what the class refers to: all that its code can name stands there, method handles and the
 * arguments of bootstrap methods included. Much faster than to read the code.
 */
final class ConstantPool {
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_TYPE = 16;

    private static final String JDK = "java/";

    private final ClassReader reader;
    private final char[] buffer;
    private final Set<String> types = new LinkedHashSet<>();
    private final List<Reference> members = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private boolean namesAttribute;

    ConstantPool(ClassReader reader) {
        this.reader = reader;
        this.buffer = new char[reader.getMaxStringLength()];
    }

    void read() {
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            if (offset > 0) {
                read(reader.readByte(offset - 1), offset);
            }
        }
    }

    private void read(int tag, int offset) {
        switch (tag) {
            case UTF8 -> namesAttribute |= NamedByAttributes.mayBeName(reader, offset);
            case CLASS -> addClass(reader.readUTF8(offset, buffer));
            case STRING -> texts.add(reader.readUTF8(offset, buffer));
            case FIELD, METHOD, INTERFACE_METHOD -> addMember(tag, offset);
            case NAME_AND_TYPE -> addTypes(reader.readUTF8(offset + 2, buffer), types);
            case METHOD_TYPE -> addTypes(reader.readUTF8(offset, buffer), types);
            default -> {
                return;
            }
        }
    }

    private void addClass(String name) {
        if (name.startsWith("[")) {
            addTypes(name, types);
        } else {
            types.add(name);
        }
    }

    private void addMember(int tag, int offset) {
        String owner = reader.readClass(offset, buffer);
        // What an array has comes from the JDK as well.
        if (isOfJdk(owner) || owner.startsWith("[")) {
            return;
        }
        int nameAndType = reader.getItem(reader.readUnsignedShort(offset + 2));
        String name = reader.readUTF8(nameAndType, buffer);
        String descriptor = reader.readUTF8(nameAndType + 2, buffer);
        members.add(
                tag == FIELD ? Reference.field(owner, name, descriptor) : Reference.method(owner, name, descriptor));
    }

    /** No class path can hold or change such a class: a good third of all references needs no look. */
    private static boolean isOfJdk(String type) {
        return type.startsWith(JDK);
    }

    /** Adds the classes in a descriptor, be it of a field or of a method. */
    static void addTypes(String descriptor, Collection<String> types) {
        int start = descriptor.indexOf('L');
        while (start >= 0) {
            int end = descriptor.indexOf(';', start);
            if (!descriptor.startsWith(JDK, start + 1)) {
                types.add(descriptor.substring(start + 1, end));
            }
            start = descriptor.indexOf('L', end);
        }
    }

    Set<String> types() {
        return types;
    }

    List<Reference> members() {
        return members;
    }

    List<String> texts() {
        return texts;
    }

    /** Whether there may be attributes that name something as mere text. */
    boolean namesAttribute() {
        return namesAttribute;
    }
}
