package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.model.Target;
import io.github.lambdapackager.publisher.registry.LayerRegistry;
import io.github.lambdapackager.publisher.registry.Lease;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The locks of one run, taken in one order by all, so that two cannot wait for each other. */
final class Leases implements Closeable {
    private final Map<Target, Lease> held = new TreeMap<>();

    static Leases none() {
        return new Leases();
    }

    static Leases take(List<LayerRegistry> registries) throws IOException, InterruptedException {
        Map<Target, LayerRegistry> ordered = new TreeMap<>();
        registries.forEach(registry -> ordered.put(registry.target(), registry));
        Leases leases = new Leases();
        try {
            for (LayerRegistry registry : ordered.values()) {
                leases.held.put(registry.target(), registry.lock());
            }
            return leases;
        } catch (IOException | InterruptedException e) {
            leases.close();
            throw e;
        }
    }

    Optional<Lease> of(Target target) {
        return Optional.ofNullable(held.get(target));
    }

    @Override
    public void close() throws IOException {
        for (Lease lease : held.values()) {
            lease.close();
        }
    }
}
