package io.github.lambdapackager.plugin.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.model.Architecture;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NativeLibrariesTest {
    private static final int X86_64 = 62;
    private static final int AARCH64 = 183;
    private static final int SIXTY_FOUR_BIT = 2;
    private static final int THIRTY_TWO_BIT = 1;

    @Test
    void aLibraryForTheFunctionsProcessorStays() {
        byte[] library = elf(SIXTY_FOUR_BIT, X86_64, 0, "libc.so.6");

        assertThat(new NativeLibraries(Architecture.X86_64).obstacle("libx.so", library))
                .isEmpty();
        assertThat(new NativeLibraries(Architecture.ARM64).obstacle("libx.so.1", library))
                .hasValue("a native library for another processor");
        assertThat(new NativeLibraries(Architecture.ARM64)
                        .obstacle("libx.so", elf(SIXTY_FOUR_BIT, AARCH64, 3, "libc.so.6")))
                .isEmpty();
        assertThat(obstacle("libx.so", elf(THIRTY_TWO_BIT, X86_64, 0, "")))
                .isEqualTo("a native library for another processor");
    }

    @Test
    void whatIsNotForLinuxWithGlibcGoes() {
        assertThat(obstacle("libx.so", elf(SIXTY_FOUR_BIT, X86_64, 0, "libc.musl-x86_64.so.1")))
                .isEqualTo("a native library for musl");
        assertThat(obstacle("libx.so", elf(SIXTY_FOUR_BIT, X86_64, 0, ".note.android.ident")))
                .isEqualTo("a native library for Android");
        assertThat(obstacle("libx.so", elf(SIXTY_FOUR_BIT, X86_64, 9, "")))
                .isEqualTo("a native library for another system");
        assertThat(obstacle("x.dll", bytes('M', 'Z'))).isEqualTo("a native library for Windows");
        assertThat(obstacle("libx.dylib", bytes(0xcf, 0xfa, 0xed, 0xfe))).isEqualTo("a native library for macOS");
        assertThat(obstacle("libx.jnilib", bytes(0xca, 0xfe, 0xba, 0xbe))).isEqualTo("a native library for macOS");
    }

    @Test
    void whatIsNoLibraryByItsNameOrItsHeaderStays() {
        NativeLibraries libraries = new NativeLibraries(Architecture.X86_64);

        assertThat(libraries.obstacle("tool.exe", bytes('M', 'Z'))).isEmpty();
        assertThat(libraries.obstacle("notes.so", bytes('n', 'o', 't', 'e'))).isEmpty();
        assertThat(libraries.obstacle("short.so", new byte[] {0x7f, 'E', 'L', 'F'}))
                .isEmpty();
    }

    private static String obstacle(String name, byte[] content) {
        return new NativeLibraries(Architecture.X86_64).obstacle(name, content).orElseThrow();
    }

    private static byte[] elf(int width, int machine, int system, String text) {
        byte[] header = bytes(0x7f, 'E', 'L', 'F', width, 1, 1, system);
        header[18] = (byte) machine;
        byte[] end = text.getBytes(StandardCharsets.US_ASCII);
        byte[] library = Arrays.copyOf(header, header.length + end.length);
        System.arraycopy(end, 0, library, header.length, end.length);
        return library;
    }

    private static byte[] bytes(int... first) {
        byte[] bytes = new byte[64];
        for (int index = 0; index < first.length; index++) {
            bytes[index] = (byte) first[index];
        }
        return bytes;
    }
}
