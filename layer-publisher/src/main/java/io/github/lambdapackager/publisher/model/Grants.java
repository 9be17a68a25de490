package io.github.lambdapackager.publisher.model;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the policy of one version allows.
 *
 * @param others ids of statements that say something else than a {@link Grant} can
 */
public record Grants(SortedSet<Grant> granted, List<String> others) {
    public static final Grants NONE = new Grants(new TreeSet<>(), List.of());

    public Grants {
        granted = Collections.unmodifiableSortedSet(new TreeSet<>(granted));
        others = List.copyOf(others);
    }

    public static Grants of(Set<Grant> granted) {
        return new Grants(new TreeSet<>(granted), List.of());
    }

    public boolean isEmpty() {
        return granted.isEmpty() && others.isEmpty();
    }
}
