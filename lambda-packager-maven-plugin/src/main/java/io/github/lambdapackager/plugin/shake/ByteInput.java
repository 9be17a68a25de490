package io.github.lambdapackager.plugin.shake;

import java.io.InputStream;

/** Bytes to read from: the JDK's own stream of them locks for each. */
final class ByteInput extends InputStream {
    private final byte[] bytes;
    private int next;

    ByteInput(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        return next < bytes.length ? bytes[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int start, int length) {
        if (length > 0 && next == bytes.length) {
            return -1;
        }
        int count = Math.min(length, bytes.length - next);
        System.arraycopy(bytes, next, target, start, count);
        next += count;
        return count;
    }
}
