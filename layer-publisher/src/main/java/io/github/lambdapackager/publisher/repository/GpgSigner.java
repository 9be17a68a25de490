package io.github.lambdapackager.publisher.repository;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Signs files with the user's own GnuPG, as Maven's GPG plugin does. */
public final class GpgSigner {
    // As Maven's GPG plugin names it.
    private static final String PASSPHRASE = "MAVEN_GPG_PASSPHRASE";

    private final String key;
    private final Optional<String> passphrase;

    private GpgSigner(String key, Optional<String> passphrase) {
        this.key = key;
        this.passphrase = passphrase;
    }

    /** Signs with one key; without {@code MAVEN_GPG_PASSPHRASE} in the environment the agent knows its passphrase. */
    public static GpgSigner with(String key) {
        return new GpgSigner(key, Optional.ofNullable(System.getenv(PASSPHRASE)));
    }

    /** The detached signature, beside the file that it will be known by. */
    Path sign(Path file, Path signature) throws IOException {
        List<String> command = new ArrayList<>(List.of("gpg", "--batch", "--yes", "--armor", "--local-user", key));
        passphrase.ifPresent(secret -> command.addAll(List.of("--pinentry-mode", "loopback", "--passphrase-fd", "0")));
        command.addAll(List.of("--output", signature.toString(), "--detach-sign", file.toString()));
        Files.createDirectories(signature.toAbsolutePath().getParent());
        Process gpg = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream input = gpg.getOutputStream()) {
            input.write(passphrase.orElse("").getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(gpg.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (gpg.waitFor() != 0) {
                throw new IOException("gpg does not sign " + file + " with the key " + key + ": " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while gpg signed " + file, e);
        }
        return signature;
    }
}
