package io.github.lambdapackager.publisher.model;

/**
 * A layer that a function was linked and verified against.
 *
 * @param contentDigest of the layer's zip, so that another content is noticed
 */
public record LayerReference(String name, ContentDigest contentDigest) {
    public LayerReference {
        ManifestLayer.checkName(name);
    }
}
