package io.github.lambdapackager.plugin.handler;

/** What the first eight bytes of a class file say. */
final class ClassFiles {
    /** The newest Java version whose class files ASM 9.11.1 reads. */
    static final int NEWEST_READABLE = 28;

    private static final int MAJOR_OF_JAVA_ZERO = 44;

    private ClassFiles() {}

    static boolean isClassFile(byte[] bytes) {
        return bytes.length >= 8
                && (bytes[0] & 0xff) == 0xca
                && (bytes[1] & 0xff) == 0xfe
                && (bytes[2] & 0xff) == 0xba
                && (bytes[3] & 0xff) == 0xbe;
    }

    static int javaVersion(byte[] classFile) {
        return ((classFile[6] & 0xff) << 8 | (classFile[7] & 0xff)) - MAJOR_OF_JAVA_ZERO;
    }
}
