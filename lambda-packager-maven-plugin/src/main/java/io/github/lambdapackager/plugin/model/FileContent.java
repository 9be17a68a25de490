package io.github.lambdapackager.plugin.model;

/** What is in one file: it may be read again each time that somebody asks for it. */
public interface FileContent {
    /** The bytes, which are shared and never written to; the very same array while it is remembered. */
    byte[] bytes();

    /** How many there are, which is known without them. */
    int length();

    /** A file that is in memory. */
    static FileContent of(byte[] bytes) {
        return new Held(bytes);
    }

    /** Holds on to its bytes. */
    record Held(byte[] bytes) implements FileContent {
        @Override
        public int length() {
            return bytes.length;
        }
    }
}
