package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.Archive;
import io.github.lambdapackager.publisher.model.ContentDigest;
import java.util.List;

/**
 * The zip that Lambda gets, and what is in it.
 *
 * @param contentDigest identity of the content, see the manifest's documentation
 * @param buildId short digest of the inputs, also found inside the zip
 * @param locations for each element of the shaken function, in the same order, the jar (or folder, {@code ""} for
 *     loose files) of the zip that holds it
 * @param notes why artifacts stayed separate, what was dropped (debug)
 */
public record DeploymentPackage(
        ShakenFunction shaken,
        Archive archive,
        ContentDigest contentDigest,
        String buildId,
        List<String> locations,
        List<String> notes) {
    public DeploymentPackage {
        locations = List.copyOf(locations);
        notes = List.copyOf(notes);
    }
}
