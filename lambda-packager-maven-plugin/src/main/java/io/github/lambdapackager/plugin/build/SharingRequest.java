package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.model.Sharing;
import io.github.lambdapackager.plugin.reactor.Consumer;
import io.github.lambdapackager.plugin.reactor.GraphModule;
import io.github.lambdapackager.plugin.reactor.PomVersion;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a module is to be shared.
 *
 * @param root where the layer plan stands
 * @param modules those with functions
 * @param module the shared one, with the version that the reactor makes
 * @param places where POMs give it a version
 * @param consumers the modules that depend on it
 * @param release the version to take as a library; empty where it becomes none
 * @param layer the layer that shall hold it; empty: the one that does, or a new one
 * @param prefix what the names of new layers start with
 */
public record SharingRequest(
        Path root,
        List<GraphModule> modules,
        Coordinates module,
        List<PomVersion> places,
        List<Consumer> consumers,
        Sharing sharing,
        Optional<String> release,
        Optional<String> layer,
        String prefix) {
    public SharingRequest {
        modules = List.copyOf(modules);
        places = List.copyOf(places);
        consumers = List.copyOf(consumers);
    }
}
