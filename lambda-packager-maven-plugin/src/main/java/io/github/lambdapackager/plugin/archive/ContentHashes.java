package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.publisher.model.ContentDigest;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** The SHA-256 of contents, each worked out once: packages have the very same arrays in common. Safe for several threads. */
final class ContentHashes {
    // Arrays are equal only to themselves; they are shared and never written to, so that no two need be compared.
    @SuppressWarnings("ArrayAsKeyOfSetOrMap")
    private final Map<byte[], String> hashes = Collections.synchronizedMap(new WeakHashMap<>());

    String of(byte[] content) {
        String known = hashes.get(content);
        if (known == null) {
            // Nobody waits for another's hash.
            known = ContentDigest.sha256(content);
            hashes.put(content, known);
        }
        return known;
    }
}
