package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.Architecture;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells by its header whether Lambda can load a native library: Linux with glibc, on the function's processor. */
public final class NativeLibraries {
    private static final Pattern NAMES = Pattern.compile(".*\\.(so(\\.\\d+)*|dll|dylib|jnilib)");
    private static final int ELF = 0x7f454c46;
    private static final int ELF_HEADER = 64;
    private static final int SIXTY_FOUR_BIT = 2;
    private static final int LITTLE_ENDIAN = 1;
    private static final int SYSTEM_V = 0;
    private static final int LINUX = 3;
    private static final byte[] ANDROID = ascii(".note.android.ident");
    private static final byte[] MUSL = ascii("libc.musl-");

    private final int machine;

    public NativeLibraries(Architecture architecture) {
        machine = switch (architecture) {
            case X86_64 -> 62;
            case ARM64 -> 183;
        };
    }

    /** Whether the file has the name of a native library of some system. */
    public static boolean isNamedLikeOne(String name) {
        return NAMES.matcher(name).matches();
    }

    /** Whether Lambda cannot load the file on any of its processors. */
    public static boolean isOfNoUse(String name, byte[] content) {
        return Stream.of(Architecture.values())
                .allMatch(architecture -> new NativeLibraries(architecture)
                        .obstacle(name, content)
                        .isPresent());
    }

    /** Why Lambda cannot run the file, if it is native code of whatever name. */
    public Optional<String> obstacleToRun(byte[] content) {
        return content.length >= ELF_HEADER && magic(content) == ELF ? elfObstacle(content) : Optional.empty();
    }

    /** Why Lambda cannot load the file, if it is a native library. */
    public Optional<String> obstacle(String name, byte[] content) {
        if (!isNamedLikeOne(name) || content.length < ELF_HEADER) {
            return Optional.empty();
        }
        return switch (magic(content)) {
            case ELF -> elfObstacle(content);
            case 0xcffaedfe, 0xcefaedfe, 0xfeedfacf, 0xfeedface, 0xcafebabe ->
                Optional.of("a native library for macOS");
            default ->
                content[0] == 'M' && content[1] == 'Z' ? Optional.of("a native library for Windows") : Optional.empty();
        };
    }

    private static int magic(byte[] content) {
        return (content[0] & 0xff) << 24 | (content[1] & 0xff) << 16 | (content[2] & 0xff) << 8 | (content[3] & 0xff);
    }

    private Optional<String> elfObstacle(byte[] content) {
        boolean ofProcessor = content[4] == SIXTY_FOUR_BIT
                && content[5] == LITTLE_ENDIAN
                && ((content[18] & 0xff) | (content[19] & 0xff) << 8) == machine;
        if (!ofProcessor) {
            return Optional.of("a native library for another processor");
        }
        if (content[7] != SYSTEM_V && content[7] != LINUX) {
            return Optional.of("a native library for another system");
        }
        if (contains(content, ANDROID)) {
            return Optional.of("a native library for Android");
        }
        return contains(content, MUSL) ? Optional.of("a native library for musl") : Optional.empty();
    }

    private static boolean contains(byte[] content, byte[] wanted) {
        for (int start = 0; start + wanted.length <= content.length; start++) {
            if (content[start] == wanted[0]
                    && Arrays.equals(content, start, start + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
