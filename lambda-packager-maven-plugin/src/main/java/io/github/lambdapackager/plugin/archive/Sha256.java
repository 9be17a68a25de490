package io.github.lambdapackager.plugin.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash that every JVM has. */
final class Sha256 {
    private Sha256() {}

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
