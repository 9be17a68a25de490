package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.ClassLiteralUse.Reflection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** The code of a class path as far as it deals with {@code Class} objects, parsed when asked for. */
final class ClassLiteralCode {
    private final ClassFiles files;
    private final Map<String, ClassLiteralNames> names = new ConcurrentHashMap<>();
    private final Map<ClassLiteralMember, ClassLiteralFlow> flows = new ConcurrentHashMap<>();

    ClassLiteralCode(ClassFiles files) {
        this.files = files;
    }

    ClassLiteralNames names(String owner) {
        ClassLiteralNames known = names.get(owner);
        if (known == null) {
            known = files.bytes(owner).map(ClassLiteralNames::read).orElse(ClassLiteralNames.NONE);
            names.put(owner, known);
        }
        return known;
    }

    ClassLiteralFlow flow(ClassLiteralMember method) {
        ClassLiteralFlow known = flows.get(method);
        if (known == null) {
            known = analyse(method);
            flows.put(method, known);
        }
        return known;
    }

    private ClassLiteralFlow analyse(ClassLiteralMember method) {
        MethodNode code = new MethodNode(Opcodes.ASM9, 0, method.name(), method.descriptor(), null, null);
        files.bytes(method.owner())
                .ifPresent(bytes -> new ClassReader(bytes)
                        .accept(new MethodPicker(code), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES));
        ClassLiteralFlow flow = new ClassLiteralFlow();
        try {
            new Analyzer<>(new ClassLiteralInterpreter(code, flow)).analyze(method.owner(), code);
            return flow;
        } catch (AnalyzerException e) {
            return ClassLiteralFlow.allTo(new Reflection("code that cannot be analysed"));
        }
    }

    private static final class MethodPicker extends ClassVisitor {
        private final MethodNode wanted;

        MethodPicker(MethodNode wanted) {
            super(Opcodes.ASM9);
            this.wanted = wanted;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
            if (!name.equals(wanted.name) || !descriptor.equals(wanted.desc)) {
                return null;
            }
            wanted.access = access;
            return wanted;
        }
    }
}
