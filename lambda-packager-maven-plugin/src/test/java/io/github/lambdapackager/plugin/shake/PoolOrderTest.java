package io.github.lambdapackager.plugin.shake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** On all classes of a library. */
class PoolOrderTest {
    @Test
    void nothingButTheOrderOfConstantsChanges() throws Exception {
        List<byte[]> classes = classesOf(ObjectMapper.class);

        assertThat(classes).hasSizeGreaterThan(500);
        assertThat(classes.stream()
                        .map(PoolOrderTest::inOrderOfUse)
                        .filter(file -> !Arrays.equals(file, inOrderOfUse(PoolOrder.sorted(file))))
                        .map(PoolOrderTest::name))
                .isEmpty();
    }

    @Test
    void theOrderDoesNotDependOnTheOneBefore() throws Exception {
        assertThat(classesOf(ObjectMapper.class).stream()
                        .map(PoolOrderTest::inOrderOfUse)
                        .filter(file ->
                                !Arrays.equals(PoolOrder.sorted(file), PoolOrder.sorted(PoolOrder.sorted(file))))
                        .map(PoolOrderTest::name))
                .isEmpty();
    }

    @Test
    void sortedClassesCompressBetter() throws Exception {
        List<byte[]> classes = classesOf(ObjectMapper.class);

        long before = deflated(classes, PoolOrderTest::inOrderOfUse);

        assertThat(deflated(classes, PoolOrder::sorted)).isLessThan(before * 98 / 100);
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
