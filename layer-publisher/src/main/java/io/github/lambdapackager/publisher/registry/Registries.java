package io.github.lambdapackager.publisher.registry;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * The registries that one run works on, each of another Region or account.
 *
 * @param shared what they share, closed after them
 */
public record Registries(List<LayerRegistry> all, Closeable shared) implements Closeable {
    public Registries {
        all = List.copyOf(all);
    }

    @Override
    public void close() throws IOException {
        try (shared) {
            for (LayerRegistry registry : all) {
                registry.close();
            }
        }
    }
}
