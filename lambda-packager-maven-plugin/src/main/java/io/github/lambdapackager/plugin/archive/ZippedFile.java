package io.github.lambdapackager.plugin.archive;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A file with what a zip holds of it.
 *
 * @param zipped the content itself where it does not shrink
 */
record ZippedFile(byte[] content, byte[] zipped) {
    private static final int BUFFER_BYTES = 1 << 16;

    static ZippedFile stored(byte[] content) {
        return new ZippedFile(content, content);
    }

    static ZippedFile deflated(byte[] content) {
        return deflated(content, StableDeflater::deflate);
    }

    /** @param deflater gives what {@link StableDeflater#deflate(byte[])} gives */
    static ZippedFile deflated(byte[] content, UnaryOperator<byte[]> deflater) {
        byte[] deflated = deflater.apply(content);
        return deflated.length < content.length ? new ZippedFile(content, deflated) : stored(content);
    }

    boolean isStored() {
        return zipped == content;
    }

    /** Whether the JDK makes the content of what is in the zip. */
    boolean isSound() {
        if (isStored()) {
            return true;
        }
        Inflater inflater = new Inflater(true);
        inflater.setInput(zipped);
        byte[] inflated = new byte[BUFFER_BYTES];
        int start = 0;
        try {
            while (!inflater.finished()) {
                int count = inflater.inflate(inflated);
                boolean isStuck = count == 0 && !inflater.finished();
                if (isStuck || count > content.length - start || !isAt(start, inflated, count)) {
                    return false;
                }
                start += count;
            }
            return start == content.length && inflater.getRemaining() == 0;
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }

    private boolean isAt(int start, byte[] part, int length) {
        return Arrays.equals(content, start, start + length, part, 0, length);
    }
}
