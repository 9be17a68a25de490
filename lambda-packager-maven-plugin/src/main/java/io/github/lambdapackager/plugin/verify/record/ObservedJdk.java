package io.github.lambdapackager.plugin.verify.record;

import io.github.lambdapackager.plugin.verify.child.Observations;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The classes of a JDK that have {@link Hook}s, rewritten so that these tell when they are called. */
final class ObservedJdk {
    private static final String OBSERVATIONS = Type.getInternalName(Observations.class);

    private final Path javaHome;

    ObservedJdk(Path javaHome) {
        this.javaHome = javaHome;
    }

    /** Class files by internal names; those that this JDK lacks are left out. */
    SortedMap<String, byte[]> classes() throws IOException {
        return Files.exists(javaHome.resolve("lib/jrt-fs.jar")) ? fromImage() : fromArchive();
    }

    private SortedMap<String, byte[]> fromImage() throws IOException {
        SortedMap<String, byte[]> classes = new TreeMap<>();
        try (FileSystem image =
                FileSystems.newFileSystem(URI.create("jrt:/"), Map.of("java.home", javaHome.toString()))) {
            for (var hooked : Hook.byOwner().entrySet()) {
                for (String module : List.of("java.base", "jdk.unsupported")) {
                    Path file = image.getPath("modules", module, hooked.getKey() + ".class");
                    if (Files.exists(file)) {
                        add(hooked.getKey(), Files.readAllBytes(file), hooked.getValue(), classes);
                    }
                }
            }
        }
        return classes;
    }

    /** Java 8 has its classes in a jar, which in a JDK lies below {@code jre}. */
    private SortedMap<String, byte[]> fromArchive() throws IOException {
        Path archive = Stream.of("jre/lib/rt.jar", "lib/rt.jar")
                .map(javaHome::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IOException(javaHome + " is no JDK: it has neither modules nor an rt.jar"));
        SortedMap<String, byte[]> classes = new TreeMap<>();
        try (ZipFile jar = new ZipFile(archive.toFile())) {
            for (var hooked : Hook.byOwner().entrySet()) {
                ZipEntry entry = jar.getEntry(hooked.getKey() + ".class");
                if (entry != null) {
                    try (InputStream file = jar.getInputStream(entry)) {
                        add(hooked.getKey(), file.readAllBytes(), hooked.getValue(), classes);
                    }
                }
            }
        }
        return classes;
    }

    private static void add(String name, byte[] classFile, List<Hook> hooks, Map<String, byte[]> classes) {
        ClassReader reader = new ClassReader(classFile);
        // What is added at the start of a method needs no new stack map.
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        Telling telling = new Telling(writer, hooks);
        reader.accept(telling, 0);
        if (telling.any) {
            classes.put(name, writer.toByteArray());
        }
    }

    private static final class Telling extends ClassVisitor {
        private final List<Hook> hooks;
        private boolean any;

        Telling(ClassVisitor next, List<Hook> hooks) {
            super(Opcodes.ASM9, next);
            this.hooks = hooks;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            Optional<Hook> hook = hooks.stream()
                    .filter(each -> each.matches(name, descriptor))
                    .findFirst();
            boolean hasCode = (access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) == 0;
            if (hook.isEmpty() || !hasCode) {
                return next;
            }
            any = true;
            return new CallAtStart(next, hook.get());
        }
    }

    private static final class CallAtStart extends MethodVisitor {
        private final Hook hook;

        CallAtStart(MethodVisitor next, Hook hook) {
            super(Opcodes.ASM9, next);
            this.hook = hook;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            int local = 0;
            for (Type argument : Type.getArgumentTypes(hook.observerDescriptor())) {
                super.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
                local += argument.getSize();
            }
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC, OBSERVATIONS, hook.observer(), hook.observerDescriptor(), false);
        }
    }
}
