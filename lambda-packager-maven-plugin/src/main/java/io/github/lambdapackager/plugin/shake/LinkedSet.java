package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The artifacts of one class path, linked to each other: where another class path has the same, they serve it as well. */
final class LinkedSet {
    private static final int NOWHERE = -1;

    private final IdentityHashMap<ClasspathElement, LinkedArtifact> artifacts = new IdentityHashMap<>();
    private final Map<String, LinkedArtifact> holders = new HashMap<>();
    private final Set<Integer> numbers = new HashSet<>();

    LinkedSet(List<LinkedArtifact> linked) {
        for (LinkedArtifact artifact : linked) {
            artifacts.put(artifact.element(), artifact);
            numbers.add(artifact.number());
            artifact.classes().keySet().forEach(name -> holders.put(name, artifact));
        }
    }

    @Nullable
    LinkedArtifact artifact(ClasspathElement element) {
        return artifacts.get(element);
    }

    /** Whether the artifact of that number is here. */
    boolean has(int number) {
        return numbers.contains(number);
    }

    /** How many classes of a class path are here. */
    int common(List<ClasspathElement> elements) {
        return elements.stream()
                .map(artifacts::get)
                .filter(Objects::nonNull)
                .mapToInt(artifact -> artifact.classes().size())
                .sum();
    }

    /**
     * What here is linked just as another class path needs it: every name that its classes refer to leads to the same there,
     * or nowhere in both.
     *
     * @param elements the other class path
     * @param otherHolders the index of the element that has a class, by the name of the class
     * @param split the elements of which an earlier one hides classes
     * @return by the index of the element
     */
    Map<Integer, LinkedArtifact> fitting(
            List<ClasspathElement> elements, Map<String, Integer> otherHolders, Map<Integer, List<String>> split) {
        Map<Integer, LinkedArtifact> fitting = new HashMap<>();
        for (int index = 0; index < elements.size(); index++) {
            LinkedArtifact same = artifacts.get(elements.get(index));
            if (same != null && same.hidden().isEmpty() && !split.containsKey(index)) {
                fitting.put(index, same);
            }
        }
        // One that does not fit makes those not fit that refer to it.
        boolean all = false;
        while (!all) {
            all = !fitting.values().removeIf(artifact -> !fits(artifact, otherHolders, fitting));
        }
        return fitting;
    }

    private boolean fits(
            LinkedArtifact artifact, Map<String, Integer> otherHolders, Map<Integer, LinkedArtifact> fitting) {
        for (String name : artifact.referenced()) {
            int here = number(holders.get(name));
            Integer there = otherHolders.get(name);
            if (here != (there == null ? NOWHERE : number(fitting.get(there))) || (there != null && here == NOWHERE)) {
                return false;
            }
        }
        return true;
    }

    private static int number(@Nullable LinkedArtifact artifact) {
        return artifact == null ? NOWHERE : artifact.number();
    }
}
