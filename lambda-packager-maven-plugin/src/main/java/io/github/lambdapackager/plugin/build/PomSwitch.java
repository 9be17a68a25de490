package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.model.FileChange;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.SharedLibrary.Before;
import io.github.lambdapackager.plugin.reactor.PomFile;
import io.github.lambdapackager.plugin.reactor.PomVersion;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.Violation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Replaces in POMs the version in which a module is taken, and touches no other character. */
final class PomSwitch {
    private final Path root;
    private final Coordinates module;
    private final List<PomVersion> places;

    /** @param module with the version that the reactor makes */
    PomSwitch(Path root, Coordinates module, List<PomVersion> places) {
        this.root = root;
        this.module = module;
        this.places = List.copyOf(places);
    }

    /**
     * What is to be written.
     *
     * @param before what the places that were switched said
     * @param lines what becomes of each place
     */
    record Outcome(List<FileChange> changes, List<Before> before, List<String> lines) {}

    /**
     * Takes the release wherever the reactor's version is taken, or another release that was switched to.
     *
     * @param known what the places said that are switched already
     */
    Outcome toRelease(String release, List<Before> known) throws PackagingException {
        List<Violation> violations = new ArrayList<>();
        Map<PomVersion, String> replaced = new TreeMap<>(order());
        List<Before> before = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (PomVersion place : places) {
            Optional<Before> switched = known(place, known);
            problem(place).ifPresent(violations::add);
            if (place.isJar() && (switched.isPresent() || place.version().equals(module.version()))) {
                replaced.put(place, release);
                before.add(switched.orElse(new Before(relative(place), place.place(), place.text())));
                lines.add(where(place) + ": " + place.text() + " → " + release);
            } else if (place.isJar()) {
                lines.add(where(place) + " has version " + place.version() + " already, and keeps it");
            }
        }
        if (replaced.isEmpty() && violations.isEmpty()) {
            violations.add(new Violation(
                    name(),
                    "no POM of the build takes the version that the reactor makes, " + module.version(),
                    "run the goal at the root of the repository, for a module that others depend on"));
        }
        if (!violations.isEmpty()) {
            throw new PackagingException(violations);
        }
        return new Outcome(changes(replaced), before, lines);
    }

    /** Puts back what stood there. */
    Outcome back(List<Before> before) {
        Map<PomVersion, String> replaced = new TreeMap<>(order());
        List<String> lines = new ArrayList<>();
        for (PomVersion place : places) {
            Optional<Before> switched = known(place, before);
            if (switched.isPresent()) {
                replaced.put(place, switched.get().version());
                lines.add(where(place) + ": " + place.text() + " → "
                        + switched.get().version());
            } else if (place.isJar() && !place.version().equals(module.version())) {
                lines.add(where(place) + " has version " + place.version()
                        + " of its own, which was not switched: write ${project.version} there for the reactor's");
            }
        }
        return new Outcome(changes(replaced), List.of(), lines);
    }

    private Optional<Violation> problem(PomVersion place) {
        if (place.type().equals("pom")) {
            return Optional.empty();
        }
        if (!place.isKnown()) {
            return Optional.of(new Violation(
                    place.shown(),
                    "nothing gives the version of " + name() + ", " + place.text() + ", a value",
                    "run the goal with the profile that does (-P), or write the version itself"));
        }
        if (!place.isOne()) {
            return Optional.of(new Violation(
                    place.shown(),
                    "the version of " + name() + " is a range, " + place.text() + ", and may mean the reactor's or a"
                            + " release",
                    "write the one version that is meant, such as ${project.version}"));
        }
        if (!place.isJar() && place.version().equals(module.version())) {
            String what = place.classifier().isEmpty() ? "type " + place.type() : "classifier " + place.classifier();
            return Optional.of(new Violation(
                    place.shown(),
                    "it takes " + name() + " with " + what + ", which a released library does not have",
                    "move what it needs into a module of its own, or keep the module embedded"));
        }
        return Optional.empty();
    }

    private Optional<Before> known(PomVersion place, List<Before> known) {
        return known.stream()
                .filter(before -> place.isJar()
                        && before.pom().equals(relative(place))
                        && before.place().equals(place.place()))
                .findFirst();
    }

    private static List<FileChange> changes(Map<PomVersion, String> replaced) {
        Map<Path, PomFile> poms = new TreeMap<>();
        Map<Path, StringBuilder> texts = new TreeMap<>();
        // From the end, so that what comes before stays where it is.
        replaced.forEach((place, version) -> {
            PomFile pom = place.pom();
            poms.put(pom.file(), pom);
            texts.computeIfAbsent(pom.file(), any -> new StringBuilder(pom.text()))
                    .replace(place.start(), place.start() + place.text().length(), version);
        });
        List<FileChange> changes = new ArrayList<>();
        poms.forEach((file, pom) -> changes.add(new FileChange(
                file,
                pom.charset(),
                Optional.of(pom.text()),
                Optional.ofNullable(texts.get(file)).map(StringBuilder::toString))));
        return changes.stream().filter(FileChange::isChange).toList();
    }

    private static Comparator<PomVersion> order() {
        return Comparator.comparing((PomVersion place) -> place.pom().file())
                .thenComparing(PomVersion::start, Comparator.reverseOrder());
    }

    private String where(PomVersion place) {
        return place.place() + " of " + relative(place);
    }

    private String relative(PomVersion place) {
        return root.relativize(place.pom().file()).toString().replace('\\', '/');
    }

    private String name() {
        return module.groupId() + ":" + module.artifactId();
    }
}
