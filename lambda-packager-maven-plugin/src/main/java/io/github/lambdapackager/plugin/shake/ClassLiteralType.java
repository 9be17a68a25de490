package io.github.lambdapackager.plugin.shake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What a class declares.
 *
 * @param program whether it is on the class path; else it is the JDK's
 * @param supertypes its superclass first
 * @param methods access flags by name and descriptor
 * @param fields likewise
 */
record ClassLiteralType(
        boolean program,
        int access,
        List<String> supertypes,
        Map<String, Integer> methods,
        Map<String, Integer> fields) {
    static ClassLiteralType read(byte[] classFile, boolean program) {
        ClassReader reader = new ClassReader(classFile);
        Map<String, Integer> methods = new HashMap<>();
        Map<String, Integer> fields = new HashMap<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String[] exceptions) {
                        methods.put(name + descriptor, access);
                        return null;
                    }

                    @Override
                    public @Nullable FieldVisitor visitField(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            @Nullable Object value) {
                        fields.put(name + descriptor, access);
                        return null;
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        List<String> supertypes = new ArrayList<>(List.of(reader.getInterfaces()));
        if (reader.getSuperName() != null) {
            supertypes.add(0, reader.getSuperName());
        }
        return new ClassLiteralType(program, reader.getAccess(), supertypes, methods, fields);
    }
}
