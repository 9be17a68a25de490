package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.ShakenElement;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which jars a package has. Most elements share the first one. An element that has a file of an earlier element, or
 * part of a sealed package, stays a jar of its own: so the first holder in Maven's order stays the first, and
 * {@code getResources} finds all.
 *
 * @param jars in the order of their names, which is the order of the class path
 * @param locations for each element the path of its jar
 * @param notes why elements stayed separate, what was dropped
 */
record MergePlan(List<LibraryJar> jars, List<String> locations, List<String> notes) {
    /** A jar of the package, by its path in the zip. */
    sealed interface LibraryJar {
        String path();

        /** Written by us, from what is left of elements. */
        record Written(String path, StableJar jar) implements LibraryJar {}

        /** The very file that Maven resolved. */
        record Intact(String path, Path file) implements LibraryJar {}
    }

    MergePlan {
        jars = List.copyOf(jars);
        locations = List.copyOf(locations);
        notes = List.copyOf(notes);
    }

    static MergePlan of(ShakenFunction shaken) {
        LibraryName names = new LibraryName(shaken.elements().size());
        MergedJar merged = new MergedJar(shaken.layers());
        List<LibraryJar> jars = new ArrayList<>();
        List<String> locations = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        String first = names.first(shaken.function().name());
        for (ShakenElement element : shaken.elements()) {
            String own = names.of(locations.size() + 1, coordinates(element));
            Optional<String> obstacle = element.intact() ? Optional.of("it is exempted") : merged.obstacle(element);
            if (obstacle.isPresent()) {
                merged.passBy(element);
                jars.add(separateJar(own, element, merged));
                notes.add(coordinates(element) + " stays a jar of its own: " + obstacle.get());
            } else {
                merged.add(element);
            }
            if (!element.intact() && RewrittenEntries.loseSignature(element)) {
                notes.add("the signature of " + coordinates(element) + " is dropped, for its jar is written anew");
            }
            locations.add(obstacle.isPresent() ? own : first);
        }
        if (locations.contains(first)) {
            jars.add(0, new LibraryJar.Written(first, merged.toJar()));
        }
        return new MergePlan(jars, locations, notes);
    }

    /** What each jar is made of, by its path. */
    Map<String, List<Coordinates>> artifacts(ShakenFunction shaken) {
        Map<String, List<Coordinates>> artifacts = new HashMap<>();
        for (int index = 0; index < locations.size(); index++) {
            artifacts
                    .computeIfAbsent(locations.get(index), jar -> new ArrayList<>())
                    .add(coordinates(shaken.elements().get(index)));
        }
        return artifacts;
    }

    private static Coordinates coordinates(ShakenElement element) {
        return element.element().artifact().coordinates();
    }

    private static LibraryJar separateJar(String path, ShakenElement shaken, MergedJar merged) {
        ClasspathElement element = shaken.element();
        Path file = element.artifact().file();
        if (!shaken.intact()) {
            byte[] manifest = merged.manifestOf(element).forRewrittenJar();
            return new LibraryJar.Written(path, StableJar.of(manifest, RewrittenEntries.of(shaken)));
        }
        boolean folder = Files.isDirectory(file);
        return folder
                ? new LibraryJar.Written(path, new StableJar(element.entries()))
                : new LibraryJar.Intact(path, file);
    }
}
