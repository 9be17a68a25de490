package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.model.Grants;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.Target;
import io.github.lambdapackager.publisher.registry.InDoubtException;
import io.github.lambdapackager.publisher.registry.LayerRegistry;
import io.github.lambdapackager.publisher.registry.LayerUpload;
import io.github.lambdapackager.publisher.registry.Lease;
import io.github.lambdapackager.publisher.registry.Publication;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/**
 * Lambda's layers in memory, with what can go wrong on the way: the next calls fail as they are told, and time passes only
 * when somebody waits.
 */
@NullMarked
final class FaultyRegistry implements LayerRegistry {
    /** What happens to a call. */
    enum Fault {
        NONE,
        /** Refused: no effect. */
        REFUSED,
        /** The call never arrives, and nobody knows. */
        LOST_REQUEST,
        /** Carried out, but the answer is lost. */
        LOST_ANSWER,
        /** Carried out after the next wait, and the answer is lost. */
        LATE,
        /** Carried out and answered, but listings show it after the next wait only. */
        HIDDEN,
        /** The process ends before the call. */
        KILLED_BEFORE,
        /** The process ends after the call was carried out. */
        KILLED_AFTER,
        /** Another publisher publishes the same content just before. */
        OVERTAKEN
    }

    /** The process is gone: nothing of it may go on. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final Target target;
    private final Map<String, List<LayerVersion>> versions = new TreeMap<>();
    private final Map<String, Long> highest = new TreeMap<>();
    private final Map<String, String> zips = new TreeMap<>();
    private final Map<String, Set<Grant>> grants = new TreeMap<>();
    private final Map<String, String> parameters = new TreeMap<>();
    private final Set<String> hidden = new TreeSet<>();
    private final List<Runnable> late = new ArrayList<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final Set<String> used = new TreeSet<>();
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");
    private int writes;
    private int reads;

    FaultyRegistry(Target target) {
        this.target = target;
    }

    void willMeet(Fault... next) {
        faults.addAll(List.of(next));
    }

    void forgetFaults() {
        faults.clear();
    }

    /** What waiting brings: late calls arrive, and listings catch up. */
    void timePasses() {
        now = now.plus(Duration.ofMinutes(3));
        hidden.clear();
        List.copyOf(late).forEach(Runnable::run);
        late.clear();
    }

    Instant now() {
        return now;
    }

    int writes() {
        return writes;
    }

    int reads() {
        return reads;
    }

    Map<String, Set<Grant>> allGrants() {
        return grants;
    }

    List<LayerVersion> all(String layer) {
        return versions.getOrDefault(layer, List.of());
    }

    void corrupt(String arn) {
        zips.put(arn, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    void use(String arn) {
        used.add(arn);
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public List<LayerVersion> versions(String layer) throws IOException {
        read();
        return all(layer).stream()
                .filter(version -> !hidden.contains(version.arn()))
                .toList();
    }

    private void read() throws IOException {
        reads++;
        if (faults.isEmpty()) {
            return;
        }
        switch (faults.pop()) {
            case REFUSED, LOST_REQUEST, LOST_ANSWER -> throw new IOException("refused");
            case KILLED_BEFORE, KILLED_AFTER -> throw new Killed();
            default -> {}
        }
    }

    @Override
    public Publication publish(LayerUpload upload) throws IOException {
        writes++;
        Fault fault = faults.isEmpty() ? Fault.NONE : faults.pop();
        switch (fault) {
            case REFUSED -> throw new IOException("refused");
            case LOST_REQUEST -> throw new InDoubtException("lost", new IOException());
            case KILLED_BEFORE -> throw new Killed();
            case LATE -> {
                late.add(() -> add(upload));
                throw new InDoubtException("lost", new IOException());
            }
            case OVERTAKEN -> add(upload);
            default -> {}
        }
        LayerVersion version = add(upload);
        switch (fault) {
            case LOST_ANSWER -> throw new InDoubtException("lost", new IOException());
            case KILLED_AFTER -> throw new Killed();
            case HIDDEN -> hidden.add(version.arn());
            default -> {}
        }
        return new Publication(version, upload.content().zipSha256());
    }

    private LayerVersion add(LayerUpload upload) {
        ManifestLayer layer = upload.layer();
        long number = highest.merge(layer.name(), 1L, Long::sum);
        LayerVersion version = new LayerVersion(
                layer.name(),
                number,
                "arn:aws:lambda:%s:%s:layer:%s:%d".formatted(target.region(), target.account(), layer.name(), number),
                now,
                Optional.of(upload.content()));
        versions.computeIfAbsent(layer.name(), name -> new ArrayList<>()).add(version);
        zips.put(version.arn(), upload.content().zipSha256());
        return version;
    }

    @Override
    public String zipSha256(LayerVersion version) throws IOException {
        read();
        return zips.getOrDefault(version.arn(), "");
    }

    @Override
    public Grants grants(LayerVersion version) throws IOException {
        read();
        return Grants.of(grants.getOrDefault(version.arn(), Set.of()));
    }

    @Override
    public void grant(LayerVersion version, Grant grant) throws IOException {
        writes++;
        Fault fault = faults.isEmpty() ? Fault.NONE : faults.pop();
        switch (fault) {
            case REFUSED, LOST_REQUEST -> throw new IOException("refused");
            case KILLED_BEFORE -> throw new Killed();
            default -> {}
        }
        grants.computeIfAbsent(version.arn(), arn -> new TreeSet<>()).add(grant);
        switch (fault) {
            case LOST_ANSWER, LATE -> throw new IOException("lost");
            case KILLED_AFTER -> throw new Killed();
            default -> {}
        }
    }

    @Override
    public void delete(LayerVersion version) {
        writes++;
        versions.getOrDefault(version.layer(), new ArrayList<>()).remove(version);
    }

    @Override
    public Set<String> usedLayerVersions() throws IOException {
        read();
        return used;
    }

    @Override
    public Optional<String> parameter(String name) throws IOException {
        read();
        return Optional.ofNullable(parameters.get(name));
    }

    @Override
    public void putParameter(String name, String value) {
        writes++;
        parameters.put(name, value);
    }

    Map<String, String> parameters() {
        return parameters;
    }

    @Override
    public Lease lock() {
        return new Lease() {
            @Override
            public void check() {}

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {}
}
