package io.github.lambdapackager.plugin.shake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import proguard.classfile.constant.Constant;

/**
 * What the constant pool of a class says.
 *
 * @param supertypes its superclass and interfaces
 * @param members fields and methods that it names and that may have or return a {@code Class} object, by their signatures
 * @param lambdas the methods that it implements by a lambda or a method reference, after their interface and a dot
 */
record ClassLiteralPool(List<String> supertypes, List<String> members, List<String> lambdas) {
    static ClassLiteralPool read(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        List<String> members = new ArrayList<>();
        List<String> lambdas = new ArrayList<>();
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            int tag = offset == 0 ? 0 : reader.readByte(offset - 1);
            boolean ofMethod = tag == Constant.METHODREF || tag == Constant.INTERFACE_METHODREF;
            if (ofMethod || tag == Constant.FIELDREF || tag == Constant.INVOKE_DYNAMIC) {
                int nameAndType = reader.getItem(reader.readUnsignedShort(offset + 2));
                String member = reader.readUTF8(nameAndType, buffer);
                String descriptor = reader.readUTF8(nameAndType + 2, buffer);
                if (tag == Constant.INVOKE_DYNAMIC) {
                    lambdas.add(Type.getReturnType(descriptor).getInternalName() + "." + member);
                } else if (ClassLiteralValue.canHoldClass(descriptor)) {
                    members.add(member + descriptor);
                }
            }
        }
        return new ClassLiteralPool(shared(supertypes(reader)), shared(members.stream()), shared(lambdas.stream()));
    }

    private static Stream<String> supertypes(ClassReader reader) {
        return Stream.concat(Stream.ofNullable(reader.getSuperName()), Arrays.stream(reader.getInterfaces()));
    }

    /** Most classes name the same. */
    private static List<String> shared(Stream<String> names) {
        return names.map(String::intern).toList();
    }
}
