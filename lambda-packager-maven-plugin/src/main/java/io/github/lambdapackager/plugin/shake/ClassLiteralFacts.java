package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.FileContent;
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

/**
 * What a class file says about {@code Class} objects, each part read when asked for: the same on every class path. Safe for
 * several threads.
 */
final class ClassLiteralFacts {
    private final FileContent file;
    private final Map<ClassLiteralMember, ClassLiteralFlow> flows = new ConcurrentHashMap<>();
    private volatile @Nullable ClassLiteralType type;
    private volatile @Nullable ClassLiteralNames names;
    private volatile @Nullable ClassLiteralPool pool;

    ClassLiteralFacts(FileContent file) {
        this.file = file;
    }

    ClassLiteralType type() {
        ClassLiteralType known = type;
        if (known == null) {
            known = ClassLiteralType.read(file.bytes(), true);
            type = known;
        }
        return known;
    }

    ClassLiteralNames names() {
        ClassLiteralNames known = names;
        if (known == null) {
            known = ClassLiteralNames.read(file.bytes());
            names = known;
        }
        return known;
    }

    ClassLiteralPool pool() {
        ClassLiteralPool known = pool;
        if (known == null) {
            known = ClassLiteralPool.read(file.bytes());
            pool = known;
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
        new ClassReader(file.bytes()).accept(new MethodPicker(code), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
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
