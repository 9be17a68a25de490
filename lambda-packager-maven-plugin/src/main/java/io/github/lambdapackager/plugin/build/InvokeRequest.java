package io.github.lambdapackager.plugin.build;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One run of one function.
 *
 * @param settings as for verifying; its class path may be empty where only the shaken package is run
 * @param event a file, or the name of a sample event; nothing stands for the first sample event, or a made-up one
 * @param folder where the user stands: a file may be relative to it
 * @param unshaken whether to run the unshaken package
 */
public record InvokeRequest(
        VerifyRequest settings, String function, Optional<String> event, Path folder, boolean unshaken) {}
