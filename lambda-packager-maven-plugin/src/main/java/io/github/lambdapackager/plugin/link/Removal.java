package io.github.lambdapackager.plugin.link;

import io.github.lambdapackager.plugin.model.ShakenFunction;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tells who took something out of a package. */
final class Removal {
    private static final String BY_SHAKING = "shaking removed it, for it saw no use of it";

    private static final String LOST = "it was to stay and was lost when the archive was written";
    private static final String ARROW = " ← ";

    private final ShakenFunction shaken;
    private final Set<String> removed;

    Removal(ShakenFunction shaken) {
        this.shaken = shaken;
        this.removed = new HashSet<>(shaken.removed());
    }

    /** @param holder internal name of the class that had what the reference leads to */
    String of(String holder, Reference reference) {
        String className = holder.replace('/', '.');
        return removed.contains(className) || removed.contains(className + ": " + reference.member())
                ? BY_SHAKING
                : ofClass(className);
    }

    String ofClass(String className) {
        if (removed.contains(className)) {
            return BY_SHAKING;
        }
        return Optional.ofNullable(shaken.kept().get(className))
                .map(reason -> "it was kept (" + reason + ") and was lost when the archive was written")
                .orElse(LOST);
    }

    /** Why a resource is missing. */
    String ofResource(String name) {
        return shaken.removed().stream()
                .filter(line -> line.startsWith(name + " of ") && line.contains(ARROW))
                .map(line -> "shaking removed it: " + line.substring(line.indexOf(ARROW) + ARROW.length()))
                .findFirst()
                .orElse(LOST);
    }
}
