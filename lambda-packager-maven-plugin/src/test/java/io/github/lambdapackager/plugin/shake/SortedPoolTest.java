package io.github.lambdapackager.plugin.shake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;
import org.objectweb.asm.TypeReference;
import proguard.classfile.constant.Constant;

/** On all classes of a library. */
class SortedPoolTest {
    @Test
    void nothingButTheOrderOfConstantsChanges() throws Exception {
        List<byte[]> classes = classesOf(ObjectMapper.class);

        assertThat(classes).hasSizeGreaterThan(500);
        assertThat(classes.stream()
                        .map(SortedPoolTest::inOrderOfUse)
                        .filter(file -> !Arrays.equals(file, inOrderOfUse(SortedPool.of(file))))
                        .map(SortedPoolTest::name))
                .isEmpty();
    }

    @Test
    void theOrderDoesNotDependOnTheOneBefore() throws Exception {
        assertThat(classesOf(ObjectMapper.class).stream()
                        .map(SortedPoolTest::inOrderOfUse)
                        .filter(file ->
                                !Arrays.equals(SortedPool.of(file), SortedPool.of(inOrderOfUse(SortedPool.of(file)))))
                        .map(SortedPoolTest::name))
                .isEmpty();
    }

    @Test
    void sortedClassesCompressBetter() throws Exception {
        List<byte[]> classes = classesOf(ObjectMapper.class);

        long before = deflated(classes, SortedPoolTest::inOrderOfUse);

        assertThat(deflated(classes, SortedPool::of)).isLessThan(before * 98 / 100);
    }

    @Test
    void classesCanBeVerified() throws Exception {
        Map<String, byte[]> sorted = classesOf(ObjectMapper.class).stream()
                .map(SortedPoolTest::inOrderOfUse)
                .collect(Collectors.toMap(SortedPoolTest::name, SortedPool::of));

        List<String> linked = linked(sorted);

        assertThat(linked).hasSizeGreaterThan(500);
    }

    /** What most classes have has the same number everywhere, and so has the class itself. */
    @Test
    void whatMostClassesHaveComesFirst() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V17, Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT, "acme/Any", null, "java/lang/Object", null);
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "first", "()Lacme/First;", null, null);

        assertThat(constants(writer))
                .containsExactly(
                        "Code",
                        "LineNumberTable",
                        "StackMapTable",
                        "SourceFile",
                        "<init>",
                        "()V",
                        "java/lang/Object",
                        "7 7",
                        "12 5 6",
                        "10 8 9",
                        "acme/Any",
                        "7 11",
                        "()Lacme/First;",
                        "first");
    }

    @Test
    void namesFollowTheirTypes() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, 0, "acme/Any", null, "java/lang/Object", null);
        MethodVisitor method = writer.visitMethod(0, "run", "()V", null, null);
        method.visitCode();
        method.visitMethodInsn(Opcodes.INVOKESTATIC, "acme/Two", "same", "()J", false);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, "acme/Two", "other", "()Z", false);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, "acme/One", "same", "()I", false);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, "acme/One", "twice", "()Z", false);

        assertThat(constants(writer).subList(12, 29))
                .containsExactly(
                        "7 15",
                        "7 16",
                        "acme/One",
                        "acme/Two",
                        "()I",
                        "same",
                        "()J",
                        "same",
                        "()Z",
                        "other",
                        "twice",
                        "run",
                        "10 13 29",
                        "10 13 32",
                        "10 14 30",
                        "10 14 31",
                        "12 18 17");
    }

    @Test
    void whatCodeLoadsByOneByteKeepsALowNumber() throws Exception {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Texts", null, "java/lang/Object", null);
        MethodVisitor method =
                writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "last", "()Ljava/lang/String;", null, null);
        method.visitCode();
        for (int number = 0; number < 120; number++) {
            method.visitLdcInsn("text " + number);
            method.visitInsn(Opcodes.POP);
        }
        for (int number = 0; number < 200; number++) {
            method.visitMethodInsn(Opcodes.INVOKESTATIC, "Texts", "last", "()Ljava/lang/String;", false);
            method.visitTypeInsn(Opcodes.CHECKCAST, "acme/Class" + number);
            method.visitInsn(Opcodes.POP);
        }
        method.visitLdcInsn("text 119");
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(1, 0);
        byte[] file = writer.toByteArray();

        assertThat(inOrderOfUse(SortedPool.of(file))).isEqualTo(inOrderOfUse(file));
        assertThat(linked(Map.of("Texts", SortedPool.of(file)))).containsExactly("Texts");
    }

    @Test
    void annotationsOfTypesStay() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, 0, "acme/Any", null, "java/lang/Object", new String[] {"acme/One"});
        TypePath path = TypePath.fromString("[0;*");
        annotate(writer.visitTypeAnnotation(
                TypeReference.newSuperTypeReference(0).getValue(), path, "LA;", true));
        MethodVisitor method = writer.visitMethod(0, "run", "()V", null, null);
        annotate(method.visitTypeAnnotation(
                TypeReference.newTypeReference(TypeReference.METHOD_RETURN).getValue(), null, "LB;", false));
        method.visitCode();
        Label start = new Label();
        method.visitLabel(start);
        method.visitTypeInsn(Opcodes.CHECKCAST, "acme/Two");
        annotate(method.visitInsnAnnotation(
                TypeReference.newTypeArgumentReference(TypeReference.CAST, 0).getValue(), path, "LC;", true));
        Label end = new Label();
        method.visitLabel(end);
        annotate(method.visitLocalVariableAnnotation(
                TypeReference.newTypeReference(TypeReference.LOCAL_VARIABLE).getValue(),
                path,
                new Label[] {start, start},
                new Label[] {end, end},
                new int[] {0, 1},
                "LD;",
                true));
        byte[] file = inOrderOfUse(writer.toByteArray());

        assertThat(inOrderOfUse(SortedPool.of(file))).isEqualTo(file);
    }

    private static void annotate(AnnotationVisitor annotation) {
        annotation.visit("number", 5);
        annotation.visitEnum("choice", "Lacme/Choice;", "YES");
        AnnotationVisitor texts = annotation.visitArray("texts");
        texts.visit("", "text");
        texts.visitEnd();
        AnnotationVisitor nested = annotation.visitAnnotation("nested", "LE;");
        nested.visit("type", Type.getObjectType("acme/Type"));
        nested.visitEnd();
        annotation.visitEnd();
    }

    /** Texts as they are, others as their kind and the numbers that they refer to. */
    private static List<String> constants(ClassWriter writer) {
        List<PoolConstant> all = new PoolConstants(SortedPool.of(writer.toByteArray())).constants();
        return all.stream()
                .map(constant -> constant.is(Constant.UTF8)
                        ? constant.text()
                        : constant.parts().stream()
                                .map(part -> " " + (all.indexOf(part) + 1))
                                .collect(Collectors.joining("", constant.tag() + "", "")))
                .toList();
    }

    /** The names of those that could be linked; the others lack a class of another library. */
    private static List<String> linked(Map<String, byte[]> files) throws ClassNotFoundException {
        ClassLoader loader = new ClassLoader(SortedPoolTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                byte[] file = files.get(name.replace('.', '/'));
                Class<?> known = findLoadedClass(name);
                if (file == null) {
                    return super.loadClass(name, resolve);
                }
                return known == null ? defineClass(name, file, 0, file.length) : known;
            }
        };
        List<String> linked = new ArrayList<>();
        for (String name : new TreeSet<>(files.keySet())) {
            try {
                // The JVM verifies a class before it lists its methods.
                Class<?> type = loader.loadClass(name.replace('/', '.'));
                assertThat(type.getDeclaredMethods()).isNotNull();
                linked.add(name);
            } catch (NoClassDefFoundError e) {
                // It is about a library that is not here.
                assertThat(files).doesNotContainKey(e.getMessage());
            }
        }
        return linked;
    }

    /** The class file that ASM writes, with constants numbered as they are met. */
    private static byte[] inOrderOfUse(byte[] file) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(file).accept(writer, 0);
        return writer.toByteArray();
    }

    private static String name(byte[] file) {
        return new ClassReader(file).getClassName();
    }

    private static long deflated(List<byte[]> classes, UnaryOperator<byte[]> change) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION))) {
            for (byte[] file : classes) {
                deflater.write(change.apply(file));
            }
        }
        return bytes.size();
    }

    private static List<byte[]> classesOf(Class<?> member) throws Exception {
        Path jar = Path.of(
                member.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<byte[]> classes = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
                    classes.add(file.getInputStream(entry).readAllBytes());
                }
            }
        }
        return classes;
    }
}
