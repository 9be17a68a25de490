package io.github.lambdapackager.plugin.verify.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class GapsTest {
    private final Map<String, byte[]> unshaken = new TreeMap<>();
    private final Map<String, byte[]> shaken = new TreeMap<>();

    @Test
    void whatThePackageHasNeedsNoRecording() {
        both("a.A", type("a.A", "java.lang.Object", List.of("run")));

        assertThat(find(List.of("class\ta.A", "method\ta.A\trun\t", "allDeclaredMethods\ta.A"), "a.A")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void anInheritedMethodThatWasRemovedIsRecordedWhereItIsDeclared() {
        both("a.Sub", type("a.Sub", "a.Base", List.of()));
        unshaken.put("a/Base.class", type("a.Base", "java.lang.Object", List.of("run", "stop")));
        shaken.put("a/Base.class", type("a.Base", "java.lang.Object", List.of("stop")));

        Recording found = find(List.of("method\ta.Sub\trun\t"), "a.Sub", "a.Base");

        assertThat(found.types()).containsOnlyKeys("a.Base");
        assertThat(found.types().getOrDefault("a.Base", new Recording.Reach()).methods())
                .containsExactly("run()V");
    }

    @Test
    void aMethodThatWasEmptiedCountsAsLacking() {
        unshaken.put("a/A.class", type("a.A", "java.lang.Object", List.of("run")));
        shaken.put("a/A.class", type("a.A", "java.lang.Object", List.of("run*")));

        assertThat(find(List.of("method\ta.A\trun\t"), "a.A").types()).containsOnlyKeys("a.A");
    }

    @Test
    void aLoadedClassThatAnotherOneLinksIsNotNamed() {
        unshaken.put("a/A.class", type("a.A", "a.Base", List.of()));
        unshaken.put("a/Base.class", type("a.Base", "java.lang.Object", List.of()));
        unshaken.put("a/Alone.class", type("a.Alone", "java.lang.Object", List.of()));

        assertThat(find(List.of("class\ta.A"), "a.A", "a.Base", "a.Alone").types())
                .containsOnlyKeys("a.A", "a.Alone");
        assertThat(find(List.of(), "a.A", "a.Base").types()).containsOnlyKeys("a.A");
    }

    @Test
    void aClassThatIsReadAsAResourceIsRecorded() {
        unshaken.put("a/A.class", type("a.A", "java.lang.Object", List.of()));

        assertThat(find(List.of("resource\ta/A.class")).types()).containsOnlyKeys("a.A");
    }

    @Test
    void whatIsNotOnTheClassPathIsPassedOver() {
        assertThat(find(
                                List.of(
                                        "class\tjava.lang.String",
                                        "class\t[Ljava.lang.String;",
                                        "resource\tnone.txt",
                                        "proxy\t"),
                                "a.Generated")
                        .isEmpty())
                .isTrue();
    }

    private Recording find(List<String> lines, String... loaded) {
        return new Gaps(new PackageContent(unshaken), new PackageContent(shaken), Recording.EMPTY)
                .find(Observed.parse(lines), List.of(loaded));
    }

    private void both(String name, byte[] classFile) {
        unshaken.put(name.replace('.', '/') + ".class", classFile);
        shaken.put(name.replace('.', '/') + ".class", classFile);
    }

    /** A class with methods; one with a star has other code. */
    private static byte[] type(String name, String parent, List<String> methods) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name.replace('.', '/'), null, parent.replace('.', '/'), null);
        for (String method : new ArrayList<>(methods)) {
            MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, method.replace("*", ""), "()V", null, null);
            code.visitCode();
            if (method.endsWith("*")) {
                code.visitInsn(Opcodes.ACONST_NULL);
                code.visitInsn(Opcodes.ATHROW);
            } else {
                code.visitInsn(Opcodes.RETURN);
            }
            code.visitMaxs(1, 1);
            code.visitEnd();
        }
        writer.visitEnd();
        return writer.toByteArray();
    }
}
