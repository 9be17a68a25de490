package io.github.lambdapackager.publisher.registry;

import io.github.lambdapackager.publisher.model.Target;

/** Hears how far a long upload is. */
public interface UploadListener {
    void sent(Target target, String layer, long bytes, long total);
}
