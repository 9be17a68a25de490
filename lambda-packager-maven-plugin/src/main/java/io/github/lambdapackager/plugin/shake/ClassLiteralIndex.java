package io.github.lambdapackager.plugin.shake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;

/** What the constant pools of a class path say: who extends what, who names which field, who makes which lambda. */
final class ClassLiteralIndex {
    private static final int CONSTANT_FIELD = 9;
    private static final int CONSTANT_METHOD = 10;
    private static final int CONSTANT_INTERFACE_METHOD = 11;
    private static final int CONSTANT_INVOKE_DYNAMIC = 18;

    private final Map<String, List<String>> subtypes = new HashMap<>();
    private final Map<String, List<String>> memberUsers = new HashMap<>();
    private final Map<String, List<String>> lambdaMakers = new HashMap<>();

    ClassLiteralIndex(ClassFiles files) {
        for (String name : new TreeSet<>(files.names())) {
            files.bytes(name).ifPresent(bytes -> add(name, new ClassReader(bytes)));
        }
    }

    Map<String, List<String>> subtypes() {
        return subtypes;
    }

    /** Classes that name a field or method of this signature, if it may have or return a {@code Class} object. */
    List<String> usersOf(String signature) {
        return memberUsers.getOrDefault(signature, List.of());
    }

    /** Classes that implement the method of this interface by a lambda or a method reference. */
    List<String> lambdaMakers(ClassLiteralMember method) {
        return lambdaMakers.getOrDefault(method.owner() + "." + method.name(), List.of());
    }

    private void add(String name, ClassReader reader) {
        if (reader.getSuperName() != null) {
            put(subtypes, reader.getSuperName(), name);
        }
        for (String implemented : reader.getInterfaces()) {
            put(subtypes, implemented, name);
        }
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            int tag = offset == 0 ? 0 : reader.readByte(offset - 1);
            boolean ofMethod = tag == CONSTANT_METHOD || tag == CONSTANT_INTERFACE_METHOD;
            if (ofMethod || tag == CONSTANT_FIELD || tag == CONSTANT_INVOKE_DYNAMIC) {
                int nameAndType = reader.getItem(reader.readUnsignedShort(offset + 2));
                String member = reader.readUTF8(nameAndType, buffer);
                String descriptor = reader.readUTF8(nameAndType + 2, buffer);
                add(name, tag, member, descriptor);
            }
        }
    }

    private void add(String name, int tag, String member, String descriptor) {
        if (tag == CONSTANT_INVOKE_DYNAMIC) {
            put(lambdaMakers, Type.getReturnType(descriptor).getInternalName() + "." + member, name);
        } else if (ClassLiteralValue.canHoldClass(descriptor)) {
            put(memberUsers, member + descriptor, name);
        }
    }

    private static void put(Map<String, List<String>> map, String key, String name) {
        List<String> names = map.computeIfAbsent(key, unknown -> new ArrayList<>(1));
        if (names.isEmpty() || !names.get(names.size() - 1).equals(name)) {
            names.add(name);
        }
    }
}
