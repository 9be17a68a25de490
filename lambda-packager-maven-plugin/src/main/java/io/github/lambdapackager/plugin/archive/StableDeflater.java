package io.github.lambdapackager.plugin.archive;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.GZIPException;
import com.jcraft.jzlib.JZlib;
import java.io.ByteArrayOutputStream;

/**
 * Deflates in plain Java: {@link java.util.zip.Deflater} calls the zlib of the machine, and zlib, zlib-ng and their
 * versions give different bytes.
 */
final class StableDeflater {
    private static final int MEMORY_LEVEL = 8;
    private static final int BUFFER_BYTES = 1 << 16;

    private StableDeflater() {}

    static byte[] deflate(byte[] content) {
        Deflater deflater = rawDeflater();
        ByteArrayOutputStream deflated = new ByteArrayOutputStream(content.length / 3 + 64);
        byte[] buffer = new byte[BUFFER_BYTES];
        deflater.setInput(content);
        int status;
        do {
            deflater.setOutput(buffer);
            status = deflater.deflate(JZlib.Z_FINISH);
            if (status != JZlib.Z_OK && status != JZlib.Z_STREAM_END) {
                throw new IllegalStateException("deflate: " + status);
            }
            deflated.write(buffer, 0, buffer.length - deflater.getAvailOut());
        } while (status != JZlib.Z_STREAM_END);
        deflater.end();
        return deflated.toByteArray();
    }

    private static Deflater rawDeflater() {
        try {
            return new Deflater(JZlib.Z_DEFAULT_COMPRESSION, JZlib.MAX_WBITS, MEMORY_LEVEL, JZlib.W_NONE);
        } catch (GZIPException e) {
            throw new IllegalStateException(e);
        }
    }
}
