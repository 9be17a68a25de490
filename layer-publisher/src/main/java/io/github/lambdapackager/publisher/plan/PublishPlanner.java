package io.github.lambdapackager.publisher.plan;

import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.model.Grants;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.PublishedContent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Works out what is new: a content that a Region has is never published there again. */
public final class PublishPlanner {
    private static final Pattern COUNTER = Pattern.compile("[0-9]{1,9}");

    private final Set<Grant> asked;
    private final Optional<String> label;

    /** @param label for new contents; by default they are numbered through */
    public PublishPlanner(Set<Grant> asked, Optional<String> label) {
        this.asked = new TreeSet<>(asked);
        this.label = label;
    }

    public PublishPlan plan(List<Observation> observations) {
        Map<String, List<Observation>> byLayer = new TreeMap<>();
        observations.forEach(
                observation -> byLayer.computeIfAbsent(observation.layer().name(), name -> new ArrayList<>())
                        .add(observation));
        return new PublishPlan(
                byLayer.values().stream().flatMap(this::stepsOfLayer).toList());
    }

    private Stream<LayerStep> stepsOfLayer(List<Observation> observations) {
        String newLabel = label(observations);
        return observations.stream()
                .sorted(Comparator.comparing(Observation::target))
                .map(observation -> step(observation, newLabel));
    }

    /** A content that one Region has keeps its human version in the others. */
    private String label(List<Observation> observations) {
        Optional<String> published = observations.stream()
                .sorted(Comparator.comparing(Observation::target))
                .flatMap(observation -> observation.versions().stream()
                        .filter(version -> version.holds(observation.layer().contentDigest())))
                .flatMap(version -> version.content().stream())
                .map(PublishedContent::label)
                .findFirst();
        return published.or(() -> label).orElseGet(() -> nextCounter(observations));
    }

    private static String nextCounter(List<Observation> observations) {
        long highest = observations.stream()
                .map(Observation::versions)
                .flatMap(Collection::stream)
                .flatMap(version -> version.content().stream())
                .map(PublishedContent::label)
                .filter(used -> COUNTER.matcher(used).matches())
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
        return String.valueOf(highest + 1);
    }

    private LayerStep step(Observation observation, String newLabel) {
        ManifestLayer layer = observation.layer();
        return new LayerStep(
                observation.target(),
                layer,
                observation
                        .chosen()
                        .flatMap(LayerVersion::content)
                        .orElseGet(() -> new PublishedContent(
                                newLabel, layer.contentDigest(), layer.zip().sha256())),
                observation.chosen(),
                observation.highest(),
                observation.surplus(),
                missing(observation.grants()),
                unasked(observation.grants()));
    }

    private List<Grant> missing(Grants present) {
        return asked.stream()
                .filter(grant -> !present.granted().contains(grant))
                .toList();
    }

    private List<String> unasked(Grants present) {
        List<String> unasked = new ArrayList<>();
        present.granted().stream()
                .filter(grant -> !asked.contains(grant))
                .map(Grant::toString)
                .forEach(unasked::add);
        present.others().forEach(id -> unasked.add("statement " + id));
        return unasked;
    }
}
