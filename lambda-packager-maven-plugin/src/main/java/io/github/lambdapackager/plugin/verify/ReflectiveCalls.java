package io.github.lambdapackager.plugin.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The calls by which code reaches what no link shows. */
final class ReflectiveCalls {
    private static final Map<String, Pattern> METHODS = Map.of(
            "java/lang/Class",
                    Pattern.compile("forName|newInstance|get(Declared)?(Method|Field|Constructor|RecordComponent)s?"
                            + "|getResource(AsStream)?|getEnumConstants"),
            "java/lang/ClassLoader", Pattern.compile("loadClass|getResource(s|AsStream)?"),
            "java/lang/reflect/Method", Pattern.compile("invoke"),
            "java/lang/reflect/Constructor", Pattern.compile("newInstance"),
            "java/lang/reflect/Field", Pattern.compile("[gs]et.*"),
            "java/lang/reflect/Proxy", Pattern.compile("newProxyInstance"),
            "java/lang/invoke/MethodHandles$Lookup", Pattern.compile("find.*|unreflect.*"),
            "java/util/ServiceLoader", Pattern.compile("load.*"));

    private ReflectiveCalls() {}

    /** For each such call the method that makes it, name and descriptor. */
    static List<String> callers(byte[] classFile) {
        List<String> callers = new ArrayList<>();
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access,
                                    String name,
                                    String descriptor,
                                    @Nullable String signature,
                                    String @Nullable [] exceptions) {
                                return new CallCollector(name + descriptor, callers);
                            }
                        },
                        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return callers;
    }

    private static final class CallCollector extends MethodVisitor {
        private final String caller;
        private final List<String> callers;

        CallCollector(String caller, List<String> callers) {
            super(Opcodes.ASM9);
            this.caller = caller;
            this.callers = callers;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            Pattern methods = METHODS.get(owner);
            if (methods != null && methods.matcher(name).matches()) {
                callers.add(caller);
            }
        }
    }
}
