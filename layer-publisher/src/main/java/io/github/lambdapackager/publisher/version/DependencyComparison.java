package io.github.lambdapackager.publisher.version;

import io.github.lambdapackager.publisher.model.ApiChange;
import io.github.lambdapackager.publisher.model.ApiChange.Impact;
import io.github.lambdapackager.publisher.model.LibraryDependency;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.semver4j.Semver;

/**
 * Compares what two versions of a library bring along. A dependency of scope {@code compile} is on its consumers' class
 * path: when it goes, goes back, or breaks by its own number, they break.
 */
public final class DependencyComparison {
    /** The breaks first. What consumers do not get is left out. */
    public List<ApiChange> compare(List<LibraryDependency> before, List<LibraryDependency> after) {
        Map<String, LibraryDependency> old = byKey(before);
        Map<String, LibraryDependency> now = byKey(after);
        List<ApiChange> changes = new ArrayList<>();
        old.forEach((key, dependency) -> {
            if (!now.containsKey(key)) {
                changes.add(change(dependency, "removed", dependency.isCompiledAgainst()));
            }
        });
        now.forEach((key, dependency) -> {
            LibraryDependency one = old.get(key);
            if (one == null) {
                changes.add(new ApiChange(
                        "dependency " + dependency.groupAndArtifact(),
                        "added (" + dependency.version() + ", " + dependency.scope() + ")",
                        Impact.ADDITION));
            } else {
                changes.addAll(compare(one, dependency));
            }
        });
        Collections.sort(changes);
        return changes;
    }

    private static Map<String, LibraryDependency> byKey(List<LibraryDependency> dependencies) {
        Map<String, LibraryDependency> byKey = new HashMap<>();
        dependencies.stream()
                .filter(LibraryDependency::isInherited)
                .forEach(dependency -> byKey.put(dependency.key(), dependency));
        return byKey;
    }

    private static List<ApiChange> compare(LibraryDependency old, LibraryDependency now) {
        List<ApiChange> changes = new ArrayList<>();
        if (!old.version().equals(now.version())) {
            boolean breaks = now.isCompiledAgainst() && isBreak(old.version(), now.version());
            changes.add(change(now, old.version() + " → " + now.version(), breaks));
        }
        if (!old.scope().equals(now.scope())) {
            changes.add(change(now, "scope " + old.scope() + " → " + now.scope(), old.isCompiledAgainst()));
        }
        if (!old.exclusions().equals(now.exclusions())) {
            boolean fewer = !old.exclusions().containsAll(now.exclusions());
            changes.add(change(now, "other exclusions", fewer && now.isCompiledAgainst()));
        }
        return changes;
    }

    private static ApiChange change(LibraryDependency dependency, String what, boolean breaks) {
        return new ApiChange(
                "dependency " + dependency.groupAndArtifact(), what, breaks ? Impact.BREAKS_BOTH : Impact.NONE);
    }

    /** By the numbers: what is no semantic version is taken for one as far as it goes. */
    private static boolean isBreak(String old, String now) {
        Semver before = Semver.coerce(old);
        Semver after = Semver.coerce(now);
        if (before == null || after == null) {
            return false;
        }
        boolean isOtherLine = before.getMajor() != after.getMajor()
                || (before.getMajor() == 0 && before.getMinor() != after.getMinor());
        return isOtherLine || after.isLowerThan(before);
    }
}
