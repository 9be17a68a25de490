package io.github.lambdapackager.plugin.link;

import io.github.lambdapackager.plugin.model.ShakenFunction;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells who took something out of a package. */
final class Removal {
    private static final String BY_SHAKING = "shaking removed it, for it saw no use of it";

    private static final String LOST = "it was to stay and was lost when the archive was written";
    private static final String ARROW = " ← ";

    private final ShakenFunction shaken;
    private @Nullable Set<String> removed;

    Removal(ShakenFunction shaken) {
        this.shaken = shaken;
    }

    /** Looked up only where something is missing. */
    private boolean isRemoved(String classOrMember) {
        Set<String> known = removed;
        if (known == null) {
            known = new HashSet<>(shaken.removed());
            removed = known;
        }
        return known.contains(classOrMember);
    }

    /** @param holder internal name of the class that had what the reference leads to */
    String of(String holder, Reference reference) {
        String className = holder.replace('/', '.');
        return isRemoved(className) || isRemoved(className + ": " + reference.member())
                ? BY_SHAKING
                : ofClass(className);
    }

    String ofClass(String className) {
        if (isRemoved(className)) {
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
