package io.github.lambdapackager.plugin.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Tells about how long a jar becomes when it is deflated once more. Most of it is deflated already and shrinks everywhere
 * alike: of a large jar a dozen pieces are deflated, and all of the list at its end, which shrinks most. What that gives is
 * the same on every machine.
 */
final class DeflatedJar {
    private static final int LARGE_BYTES = 1 << 18;
    private static final int PIECE_BYTES = 1 << 14;
    private static final int MOST_PIECES = 12;

    /** A quarter is as good as all of it. */
    private static final int LEAST_STEP = 4 * PIECE_BYTES;

    // See section 4.3 of the ZIP specification, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LIST_OFFSET = 16;
    private static final int LONGEST_COMMENT = 0xffff;

    private DeflatedJar() {}

    /** In bytes. */
    static long bytes(byte[] jar) {
        if (jar.length <= LARGE_BYTES) {
            return StableDeflater.deflatedBytes(jar);
        }
        int list = startOfList(jar);
        long looked = 0;
        long deflated = 0;
        int step = Math.max(LEAST_STEP, list / MOST_PIECES);
        for (long start = step / 2; start < list - PIECE_BYTES; start += step) {
            looked += PIECE_BYTES;
            deflated += deflated(jar, (int) start, (int) start + PIECE_BYTES);
        }
        long ofList = list < jar.length ? deflated(jar, list, jar.length) : 0;
        return looked == 0 ? StableDeflater.deflatedBytes(jar) : Math.round((double) deflated * list / looked) + ofList;
    }

    private static int deflated(byte[] jar, int start, int end) {
        return StableDeflater.deflate(new ContentPiece(jar, start, end)).length;
    }

    /** Where the list of entries starts; the end of what has none. */
    private static int startOfList(byte[] jar) {
        ByteBuffer bytes = ByteBuffer.wrap(jar).order(ByteOrder.LITTLE_ENDIAN);
        int last = jar.length - END_BYTES;
        for (int end = last; end >= Math.max(0, last - LONGEST_COMMENT); end--) {
            if (bytes.getInt(end) == END_SIGNATURE) {
                int list = bytes.getInt(end + LIST_OFFSET);
                return list >= 0 && list < end ? list : jar.length;
            }
        }
        return jar.length;
    }
}
