package io.github.lambdapackager.publisher.registry;

import io.github.lambdapackager.publisher.model.LayerVersion;

/**
 * The answer to a publishing.
 *
 * @param zipSha256 of what the registry received, in base64
 */
public record Publication(LayerVersion version, String zipSha256) {}
