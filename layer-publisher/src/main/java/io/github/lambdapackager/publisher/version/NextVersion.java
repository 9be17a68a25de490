package io.github.lambdapackager.publisher.version;

import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.model.VersionStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.semver4j.Semver;

/** Chooses the version of a library's next release by Semantic Versioning 2.0.0. */
public final class NextVersion {
    private static final String SNAPSHOT = "-SNAPSHOT";

    private final String library;
    private final String moduleVersion;
    private final VersionWish wish;

    /**
     * Chooses for one library.
     *
     * @param moduleVersion the version of its module's POM
     */
    public NextVersion(String library, String moduleVersion, VersionWish wish) {
        this.library = library;
        this.moduleVersion = moduleVersion;
        this.wish = wish;
    }

    /**
     * The version; empty when there is nothing to release.
     *
     * @param step from the latest release that is compared with
     * @param latest that release; none: this is the first
     */
    public Optional<String> choose(Releases releases, Optional<String> latest, VersionStep step)
            throws PublishingException {
        if (wish.version().isPresent()) {
            String wanted = checked(wish.version().get());
            if (latest.isPresent() && !releases.contains(wanted)) {
                checkPromise(wanted, latest.get(), step);
            }
            return Optional.of(wanted);
        }
        if (latest.isPresent() && step == VersionStep.NOTHING) {
            return Optional.empty();
        }
        Semver next = latest.isPresent() ? atLeastTheModule(bump(Releases.parse(latest.get()), step)) : first();
        return Optional.of(labelled(next, releases));
    }

    /** A version that the user asks for, when it is one. */
    public String checked(String version) throws PublishingException {
        if (!Semver.isValid(version)) {
            throw new PublishingException(
                    "library " + library,
                    "\"" + version + "\" is no semantic version",
                    "write three numbers, such as 1.2.0 or 2.0.0-rc.1");
        }
        return version;
    }

    /** The next one after a version that is taken. */
    public static String after(String version) {
        Semver taken = Releases.parse(version);
        List<String> label = taken.getPreRelease();
        if (label.isEmpty()) {
            return taken.nextPatch().getVersion();
        }
        int last = label.size() - 1;
        List<String> next = new ArrayList<>(label.subList(0, last));
        next.add(
                label.get(last).matches("[0-9]{1,9}")
                        ? String.valueOf(number(label.get(last)) + 1)
                        : label.get(last) + ".1");
        return taken.withClearedPreReleaseAndBuild().getVersion() + "-" + String.join(".", next);
    }

    /** The release that a step leads to. Before 1.0.0 a break counts as minor, and all else as patch. */
    static Semver bump(Semver latest, VersionStep step) {
        boolean isInitial = latest.getMajor() == 0;
        return switch (step) {
            case NOTHING -> latest;
            case PATCH -> latest.nextPatch();
            case MINOR -> isInitial ? latest.nextPatch() : latest.nextMinor();
            case MAJOR -> isInitial ? latest.nextMinor() : latest.nextMajor();
        };
    }

    /** A higher version is anybody's right; a lower one would tell consumers that nothing breaks. */
    private void checkPromise(String wanted, String latest, VersionStep step) throws PublishingException {
        Semver least = bump(Releases.parse(latest), step);
        if (!wish.allowBreaking()
                && Releases.parse(wanted).withClearedPreRelease().isLowerThan(least)) {
            throw new PublishingException(
                    "library " + library,
                    "version " + wanted + " promises too much: the changes since " + latest + " need " + least,
                    "release " + least + ", or say -Dlambda.allowBreaking");
        }
    }

    /** What the module's POM says is the least that the team wants. */
    private Semver atLeastTheModule(Semver next) {
        Semver module = Semver.coerce(withoutSnapshot(moduleVersion));
        if (module == null) {
            return next;
        }
        Semver release = module.withClearedPreReleaseAndBuild();
        return release.isGreaterThan(next) ? release : next;
    }

    private Semver first() throws PublishingException {
        String version = withoutSnapshot(moduleVersion);
        Semver first = Semver.isValid(version) ? Semver.parse(version) : Semver.coerce(version);
        if (first == null) {
            throw new PublishingException(
                    "library " + library,
                    "its module's version \"" + moduleVersion + "\" gives no first version",
                    "name it: -Dlambda.version=" + library + "=0.1.0");
        }
        return first;
    }

    private String labelled(Semver next, Releases releases) {
        String core = next.withClearedPreReleaseAndBuild().getVersion();
        if (wish.snapshot()) {
            return core + SNAPSHOT;
        }
        if (wish.preRelease().isEmpty()) {
            return next.getVersion();
        }
        String label = wish.preRelease().get();
        int number = releases.latestPreRelease(core, label)
                .map(version -> version.substring(core.length() + label.length() + 2))
                .map(NextVersion::number)
                .orElse(0);
        return core + "-" + label + "." + (number + 1);
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static String withoutSnapshot(String version) {
        return version.endsWith(SNAPSHOT) ? version.substring(0, version.length() - SNAPSHOT.length()) : version;
    }
}
