package io.github.lambdapackager.plugin.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A part of some content that is deflated by itself. Where parts end is told by the bytes before the end alone, so that
 * what two contents have in common falls into the same parts, wherever in each it stands.
 *
 * @param start where it starts in the content
 * @param end where the next one starts
 */
record ContentPiece(byte[] content, int start, int end) {
    private static final int MIN_BYTES = 16 << 10;
    private static final int MAX_BYTES = 256 << 10;

    /** How far a piece goes on beyond the least, on average. */
    private static final int MEAN_BYTES = 48 << 10;

    private static final long LIMIT = (1L << 32) / MEAN_BYTES;

    /** So many bytes decide whether a piece ends: each shifts the ones before it by a bit of 64. */
    private static final int WINDOW = Long.SIZE;

    private static final long[] SUMMANDS = new Random(1).longs(256).toArray();

    /** The deflater reaches back so far, of the 32 KB that the format allows. */
    private static final int REACH = (1 << 15) - 262;

    /** All pieces of the content, one after the other; one at least. */
    static List<ContentPiece> of(byte[] content) {
        List<ContentPiece> pieces = new ArrayList<>();
        int start = 0;
        do {
            int end = end(content, start);
            pieces.add(new ContentPiece(content, start, end));
            start = end;
        } while (start < content.length);
        return pieces;
    }

    private static int end(byte[] content, int start) {
        int least = start + MIN_BYTES;
        int most = Math.min(content.length, start + MAX_BYTES);
        long hash = 0;
        for (int index = least - WINDOW; index < most; index++) {
            hash = (hash << 1) + SUMMANDS[content[index] & 0xff];
            if (index + 1 >= least && hash >>> 32 < LIMIT) {
                return index + 1;
            }
        }
        return most;
    }

    /** Where the bytes start that its own may repeat. */
    int reach() {
        return Math.max(0, start - REACH);
    }

    boolean isLast() {
        return end == content.length;
    }
}
