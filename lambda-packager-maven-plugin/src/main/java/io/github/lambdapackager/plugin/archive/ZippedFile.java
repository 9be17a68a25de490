package io.github.lambdapackager.plugin.archive;

import java.util.function.UnaryOperator;

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
}
