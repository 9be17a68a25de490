package io.github.lambdapackager.publisher.registry;

import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.PublishedContent;
import java.nio.file.Path;

/** What makes a new version of a layer. */
public record LayerUpload(ManifestLayer layer, Path zip, PublishedContent content) {}
