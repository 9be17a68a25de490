package io.github.lambdapackager.publisher.apply;

import io.github.lambdapackager.publisher.model.LayerVersion;
import java.util.List;

/**
 * The one version of a content.
 *
 * @param own whether this publisher made it
 * @param surplus others of the same content, which nobody should use
 */
record Settled(LayerVersion version, boolean own, List<LayerVersion> surplus) {
    Settled {
        surplus = List.copyOf(surplus);
    }
}
