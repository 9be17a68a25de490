package io.github.lambdapackager.plugin.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A file with what a zip holds of it.
 *
 * @param zipped the content itself where it does not shrink
 */
record ZippedFile(byte[] content, byte[] zipped) {
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
        try (InputStream inflated = new InflaterInputStream(new ByteArrayInputStream(zipped), inflater, 1 << 16)) {
            return Arrays.equals(inflated.readNBytes(content.length), content) && inflated.read() < 0;
        } catch (IOException e) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
