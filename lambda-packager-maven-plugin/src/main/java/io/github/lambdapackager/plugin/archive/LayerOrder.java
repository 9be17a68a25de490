package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.LayerJar;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ShakenElement;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Gives a function with layers the class path that the team tested. Lambda has all jars of the function before those of
 * the layers, and these in the order of their names, so that a file which several artifacts hold may come from another one
 * than on Maven's class path.
 */
public final class LayerOrder {
    private static final SortedMap<String, byte[]> NOTHING = Collections.emptySortedMap();

    private final ShakenFunction shaken;
    private final List<Integer> byJarName = new ArrayList<>();
    private final Map<Integer, SortedMap<String, byte[]>> layered = new HashMap<>();

    /** @param shaken what a layer by ARN looks like inside is unknown, and so left out of account */
    public LayerOrder(ShakenFunction shaken) {
        this.shaken = shaken;
        int javaVersion = shaken.function().runtime().javaVersion();
        List<Coordinates> elements = shaken.elements().stream()
                .map(element -> element.element().artifact().coordinates())
                .toList();
        shaken.layers().jars().map(LayerJar::content).forEach(content -> {
            int element = elements.indexOf(content.artifact().coordinates());
            byJarName.add(element);
            layered.put(element, content.effectiveEntries(javaVersion));
        });
    }

    /** A file that several elements hold. */
    private record Shared(String name, List<Integer> holders) {}

    /**
     * The function that carries copies of files of its layers where these would come too late.
     *
     * @throws PackagingException where a class would come from another artifact
     */
    public ShakenFunction restored() throws PackagingException {
        List<Shared> displaced =
                shared().filter(file -> displaced(file).isPresent()).toList();
        List<Violation> violations = displaced.stream()
                .filter(file -> file.name().endsWith(".class"))
                .map(this::violation)
                .toList();
        if (!violations.isEmpty()) {
            throw new PackagingException(violations);
        }
        return displaced.isEmpty() ? shaken : carrying(displaced);
    }

    private Stream<Shared> shared() {
        SortedMap<String, List<Integer>> holders = new TreeMap<>();
        for (int element = 0; element < shaken.elements().size(); element++) {
            SortedMap<String, byte[]> all = new TreeMap<>(layered.getOrDefault(element, NOTHING));
            all.putAll(carried(element));
            for (String file : all.keySet()) {
                holders.computeIfAbsent(file, name -> new ArrayList<>()).add(element);
            }
        }
        return holders.entrySet().stream()
                .filter(file -> file.getValue().size() > 1 && matters(file.getKey()))
                .map(file -> new Shared(file.getKey(), file.getValue()));
    }

    private boolean matters(String file) {
        if (file.endsWith(".class")) {
            String className = file.substring(0, file.length() - ".class".length());
            return shaken.kept().containsKey(className.replace('/', '.'));
        }
        return !file.equals(ClasspathElement.MANIFEST) && !LegalText.is(file);
    }

    /** The place in Maven's order that another content has on Lambda. */
    private Optional<Integer> displaced(Shared file) {
        List<Integer> onLambda = onLambda(file);
        for (int place = 0; place < onLambda.size(); place++) {
            byte[] tested = content(file.name(), file.holders().get(place));
            if (!Arrays.equals(tested, content(file.name(), onLambda.get(place)))) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private List<Integer> onLambda(Shared file) {
        List<Integer> order = new ArrayList<>(file.holders().stream()
                .filter(element -> carried(element).containsKey(file.name()))
                .toList());
        byJarName.stream()
                .filter(element -> file.holders().contains(element) && !order.contains(element))
                .forEach(order::add);
        return order;
    }

    private SortedMap<String, byte[]> carried(int element) {
        return shaken.elements().get(element).entries();
    }

    private byte[] content(String file, int element) {
        byte[] own = carried(element).get(file);
        return own != null ? own : layered.getOrDefault(element, NOTHING).getOrDefault(file, new byte[0]);
    }

    private Violation violation(Shared file) {
        int place = displaced(file).orElseThrow();
        Coordinates tested = coordinates(file.holders().get(place));
        Coordinates found = coordinates(onLambda(file).get(place));
        return new Violation(
                "function " + shaken.function().name(),
                "with its layers, " + file.name() + " would come from " + found + ", and not from " + tested
                        + " as on Maven's class path",
                "exclude one of the two from the dependencies, or keep " + tested
                        + " out of every layer: \"neverInLayer\": [\""
                        + tested.groupId() + ":" + tested.artifactId() + "\"] among the pins of "
                        + LayerPlan.FILE_NAME + ", then mvn lambda:plan-layers");
    }

    private Coordinates coordinates(int element) {
        return shaken.elements().get(element).element().artifact().coordinates();
    }

    private ShakenFunction carrying(List<Shared> displaced) {
        List<ShakenElement> elements = new ArrayList<>();
        List<String> notes = new ArrayList<>(shaken.notes());
        for (int index = 0; index < shaken.elements().size(); index++) {
            ShakenElement element = shaken.elements().get(index);
            SortedMap<String, byte[]> entries = new TreeMap<>(element.entries());
            for (Shared file : displaced) {
                if (file.holders().contains(index) && !entries.containsKey(file.name())) {
                    entries.put(file.name(), content(file.name(), index));
                    notes.add(file.name() + " of " + coordinates(index)
                            + " is in a layer and in the package: it would come after the one of another artifact");
                }
            }
            elements.add(new ShakenElement(element.element(), entries, element.intact()));
        }
        return shaken.with(elements, notes);
    }
}
