package io.github.lambdapackager.publisher.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The identity of what an archive holds, whatever tool packed it; docs/manifest.md defines it to the byte.
 *
 * @param sha256Hex 64 lower-case hexadecimal digits
 */
public record ContentDigest(String sha256Hex) {
    private static final int HEX_DIGITS = 64;

    public ContentDigest {
        checkHex(sha256Hex);
    }

    /** Of files by their names, {@code /} between folders, folders themselves left out. */
    public static ContentDigest of(Map<String, byte[]> contents) {
        Map<String, String> hashes = new TreeMap<>();
        contents.forEach((name, content) -> hashes.put(name, sha256(content)));
        return ofHashes(hashes);
    }

    /** The same without the files' contents at hand: each name with the {@link #sha256} of its content. */
    public static ContentDigest ofHashes(Map<String, String> sha256HexByName) {
        List<Hashed> sorted = new ArrayList<>(sha256HexByName.size());
        sha256HexByName.forEach((name, hash) -> sorted.add(new Hashed(name.getBytes(StandardCharsets.UTF_8), hash)));
        // Names come in nearly this order, for which sorting takes no time.
        sorted.sort((one, other) -> Arrays.compareUnsigned(one.name, other.name));
        MessageDigest digest = newSha256();
        for (Hashed file : sorted) {
            checkHex(file.hash);
            checkName(file.name);
            digest.update((file.hash + "  ").getBytes(StandardCharsets.US_ASCII));
            digest.update(file.name);
            digest.update((byte) 0);
        }
        return new ContentDigest(HexFormat.of().formatHex(digest.digest()));
    }

    private record Hashed(byte[] name, String hash) {}

    /** The SHA-256 of one file's content in lower-case hexadecimal digits. */
    public static String sha256(byte[] content) {
        return HexFormat.of().formatHex(newSha256().digest(content));
    }

    @Override
    public String toString() {
        return "sha256:" + sha256Hex;
    }

    private static void checkHex(String hash) {
        if (!isHexSha256(hash)) {
            throw new IllegalArgumentException("\"" + hash + "\" is not a SHA-256 in lower-case hexadecimal digits");
        }
    }

    /** Without a pattern: there are thousands of them for each archive. */
    private static boolean isHexSha256(String hash) {
        for (int index = 0; index < hash.length(); index++) {
            char digit = hash.charAt(index);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return hash.length() == HEX_DIGITS;
    }

    private static void checkName(byte[] name) {
        for (byte b : name) {
            // It ends a name in what is hashed: inside one, two different lists could hash alike.
            if (b == 0) {
                throw new IllegalArgumentException("a file's name contains the character NUL");
            }
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
