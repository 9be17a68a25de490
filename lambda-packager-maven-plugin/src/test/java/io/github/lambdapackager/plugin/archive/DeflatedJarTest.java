package io.github.lambdapackager.plugin.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import proguard.classfile.ProgramClass;

class DeflatedJarTest {
    @Test
    void ofALargeJarItIsAboutRight() throws IOException {
        byte[] jar = jarOf(ProgramClass.class);

        assertThat(jar.length).isGreaterThan(1 << 20);
        assertThat(DeflatedJar.bytes(jar))
                .isLessThan(jar.length)
                .isNotEqualTo(StableDeflater.deflatedBytes(jar))
                .isCloseTo(StableDeflater.deflatedBytes(jar), withinPercentage(2));
    }

    @Test
    void ofASmallJarItIsExact() throws IOException {
        byte[] jar = jarOf(ClassReader.class);

        assertThat(jar.length).isLessThan(1 << 18);
        assertThat(DeflatedJar.bytes(jar)).isEqualTo(StableDeflater.deflatedBytes(jar));
    }

    @Test
    void whatIsNoJarHasALengthAsWell() {
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);

        assertThat(DeflatedJar.bytes(noise)).isCloseTo(noise.length, withinPercentage(1));
    }

    private static byte[] jarOf(Class<?> type) throws IOException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return Files.readAllBytes(Path.of(source.getLocation().getPath()));
    }
}
