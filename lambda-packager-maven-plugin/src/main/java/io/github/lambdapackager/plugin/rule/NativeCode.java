package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A native library looks up classes and members by name, and nobody can see which: its artifact stays whole. */
final class NativeCode implements RuleSource {
    private static final List<String> LIBRARIES = List.of(".so", ".dll", ".dylib", ".jnilib");

    @Override
    public CollectedRules rulesOf(PackagedArtifact artifact, ClassIndex classes) {
        Optional<String> library = artifact.files().keySet().stream()
                .filter(file -> LIBRARIES.stream().anyMatch(file::endsWith))
                .findFirst();
        return library.map(found -> rules(found, artifact, classes)).orElse(CollectedRules.NONE);
    }

    private static CollectedRules rules(String library, PackagedArtifact artifact, ClassIndex classes) {
        Set<String> callers = classNames(artifact, classes)
                .filter(name -> declaresNative(name, classes))
                .collect(Collectors.toCollection(TreeSet::new));
        if (callers.isEmpty()) {
            return CollectedRules.NONE;
        }
        String text = classNames(artifact, classes).map(KeepRule::wholeText).collect(Collectors.joining("\n"));
        String reason = "JNI may call it back: native library " + library + " of " + artifact.name();
        return new CollectedRules(List.of(new KeepRule(text, reason, new Trigger.ClassReached(callers))), List.of());
    }

    private static Stream<String> classNames(PackagedArtifact artifact, ClassIndex classes) {
        return artifact.files().entrySet().stream()
                .filter(file -> ClassIndex.isClass(file.getKey(), file.getValue()))
                .map(file -> ClassIndex.className(file.getKey()))
                .filter(classes::isPackaged);
    }

    private static boolean declaresNative(String name, ClassIndex classes) {
        NativeMethods methods = new NativeMethods();
        classes.read(name, methods);
        return methods.found;
    }

    private static final class NativeMethods extends ClassVisitor {
        private boolean found;

        NativeMethods() {
            super(Opcodes.ASM9);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
            found |= (access & Opcodes.ACC_NATIVE) != 0;
            return null;
        }
    }
}
