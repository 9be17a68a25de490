package io.github.lambdapackager.plugin.archive;

import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Deflates what several packages have in common once: it remembers the pieces that were asked for last, up to some bytes
 * and while memory is not short.
 */
final class DeflatedPieces {
    /** The share of the heap that it may take, and what it never takes more of. */
    private static final long MAX_BYTES =
            Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 16);

    private record Known(int bytes, SoftReference<byte[]> deflated) {}

    private final long maxBytes;
    private final Map<ByteBuffer, Known> pieces = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    DeflatedPieces() {
        this(MAX_BYTES);
    }

    DeflatedPieces(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** What {@link StableDeflater#deflate(byte[])} gives. */
    byte[] deflate(byte[] content) {
        return StableDeflater.deflate(content, this::deflate);
    }

    private byte[] deflate(ContentPiece piece) {
        ByteBuffer key = key(piece);
        return known(key).orElseGet(() -> {
            byte[] deflated = StableDeflater.deflate(piece);
            keep(key, deflated);
            return deflated;
        });
    }

    /** A hash of all that decides what the piece becomes. */
    private static ByteBuffer key(ContentPiece piece) {
        MessageDigest digest = Sha256.start();
        digest.update((byte) (piece.isLast() ? 1 : 0));
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, piece.start() - piece.reach()));
        digest.update(piece.content(), piece.reach(), piece.end() - piece.reach());
        return ByteBuffer.wrap(digest.digest());
    }

    private synchronized Optional<byte[]> known(ByteBuffer key) {
        return Optional.ofNullable(pieces.get(key))
                .map(known -> known.deflated().get());
    }

    private synchronized void keep(ByteBuffer key, byte[] deflated) {
        Known other = pieces.put(key, new Known(deflated.length, new SoftReference<>(deflated)));
        bytes += deflated.length - (other == null ? 0 : other.bytes());
        Iterator<Known> oldest = pieces.values().iterator();
        while (bytes > maxBytes) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }

    /** How much it remembers. */
    synchronized long bytes() {
        return bytes;
    }
}
