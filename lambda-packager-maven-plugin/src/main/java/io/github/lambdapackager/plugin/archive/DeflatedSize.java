package io.github.lambdapackager.plugin.archive;

/** Tells what becomes of content in a zip that we write, the same on every machine. */
public final class DeflatedSize {
    /** In bytes. */
    public int of(byte[] content) {
        return StableDeflater.deflatedBytes(content);
    }
}
