package io.github.lambdapackager.plugin.archive;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.GZIPException;
import com.jcraft.jzlib.JZlib;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Deflates in plain Java: {@link java.util.zip.Deflater} calls the zlib of the machine, and zlib, zlib-ng and their
 * versions give different bytes. Large content is deflated in pieces, side by side, which make one stream; the pieces
 * are the same whatever the number of threads.
 */
final class StableDeflater {
    private static final int MEMORY_LEVEL = 8;

    /** A shorter dictionary is of no use, and jzlib leaves it out. */
    private static final int MIN_MATCH_BYTES = 3;

    /** What the format of zlib, in which alone jzlib takes a dictionary, has around the stream. */
    private static final int ZLIB_HEADER_BYTES = 6;

    private static final int ZLIB_TRAILER_BYTES = 4;

    private StableDeflater() {}

    static byte[] deflate(byte[] content) {
        return deflate(content, StableDeflater::deflate);
    }

    /** How long {@link #deflate(byte[])} makes it; on one thread, for who is one of several. */
    static int deflatedBytes(byte[] content) {
        return ContentPiece.of(content).stream()
                .mapToInt(piece -> deflate(piece).length)
                .sum();
    }

    /** @param deflater gives what {@link #deflate(ContentPiece)} gives, from any thread */
    static byte[] deflate(byte[] content, Function<ContentPiece, byte[]> deflater) {
        List<byte[]> pieces =
                ContentPiece.of(content).parallelStream().map(deflater).toList();
        if (pieces.size() == 1) {
            return pieces.get(0);
        }
        ByteArrayOutputStream deflated = new ByteArrayOutputStream(
                pieces.stream().mapToInt(piece -> piece.length).sum());
        pieces.forEach(deflated::writeBytes);
        return deflated.toByteArray();
    }

    /** The part of the stream that gives the piece, once all before it is inflated. */
    static byte[] deflate(ContentPiece piece) {
        int length = piece.end() - piece.start();
        boolean repeats = piece.start() - piece.reach() >= MIN_MATCH_BYTES;
        Deflater deflater = deflater(repeats ? JZlib.W_ZLIB : JZlib.W_NONE);
        if (repeats) {
            byte[] before = Arrays.copyOfRange(piece.content(), piece.reach(), piece.start());
            check(deflater.setDictionary(before, before.length), JZlib.Z_OK);
        }
        // More than it can come to: noise grows by five bytes for each 32 KB, or less.
        byte[] deflated = new byte[length + length / 1000 + 64];
        deflater.setInput(piece.content(), piece.start(), length, false);
        deflater.setOutput(deflated);
        check(
                deflater.deflate(piece.isLast() ? JZlib.Z_FINISH : JZlib.Z_SYNC_FLUSH),
                piece.isLast() ? JZlib.Z_STREAM_END : JZlib.Z_OK);
        int end = deflated.length - deflater.getAvailOut();
        check(deflater.getAvailIn(), 0);
        deflater.end();
        return repeats
                ? Arrays.copyOfRange(deflated, ZLIB_HEADER_BYTES, piece.isLast() ? end - ZLIB_TRAILER_BYTES : end)
                : Arrays.copyOf(deflated, end);
    }

    private static Deflater deflater(JZlib.WrapperType format) {
        try {
            return new Deflater(JZlib.Z_DEFAULT_COMPRESSION, JZlib.MAX_WBITS, MEMORY_LEVEL, format);
        } catch (GZIPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(int status, int expected) {
        if (status != expected) {
            throw new IllegalStateException("deflate: " + status);
        }
    }
}
