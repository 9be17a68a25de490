package io.github.lambdapackager.publisher.version;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.semver4j.Semver;

/**
 * The versions of a library that a repository lists.
 *
 * @param versions as the repository writes them, in any order
 */
public record Releases(List<String> versions) {
    public Releases {
        versions = List.copyOf(versions);
    }

    /** The highest release, which a new one is compared with; pre-releases and snapshots promise nothing. */
    public Optional<String> latest() {
        return stable().max(Comparator.comparing(Releases::parse));
    }

    /** The highest release below that version, so that an older line can go on. */
    public Optional<String> latestBelow(String version) {
        Semver limit = parse(version);
        return stable().filter(one -> parse(one).isLowerThan(limit)).max(Comparator.comparing(Releases::parse));
    }

    /** The highest pre-release of that release with that label, such as {@code 1.5.0-rc.2}. */
    public Optional<String> latestPreRelease(String core, String label) {
        return versions.stream()
                .filter(Semver::isValid)
                .filter(version -> version.startsWith(core + "-" + label + "."))
                .max(Comparator.comparing(Releases::parse));
    }

    public boolean contains(String version) {
        return versions.contains(version);
    }

    private Stream<String> stable() {
        return versions.stream()
                .filter(version -> !version.endsWith("-SNAPSHOT"))
                .filter(version -> Semver.coerce(version) != null)
                .filter(version -> parse(version).getPreRelease().isEmpty());
    }

    /** {@code 1.0} counts as {@code 1.0.0}. */
    static Semver parse(String version) {
        Semver exact = Semver.parse(version);
        Semver parsed = exact == null ? Semver.coerce(version) : exact;
        if (parsed == null) {
            throw new IllegalArgumentException("no version: " + version);
        }
        return parsed;
    }
}
