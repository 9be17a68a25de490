package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.model.ApiChange;
import io.github.lambdapackager.publisher.model.LibraryConsumer;
import io.github.lambdapackager.publisher.model.LibraryRelease;
import io.github.lambdapackager.publisher.model.VersionStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What people read about libraries: one line for each, with the reasons and the consumers below it. */
public final class LibraryText {
    private static final int MOST_CHANGES = 20;

    private LibraryText() {}

    /** What will be done, and what that means. */
    public static List<String> of(List<LibraryRelease> releases) {
        List<String> lines = new ArrayList<>();
        for (LibraryRelease release : releases) {
            lines.add(line(release));
            if (release.version().isPresent()) {
                lines.addAll(changes(release));
                release.library().consumers().forEach(consumer -> lines.add(meaning(release, consumer)));
            }
        }
        long published = releases.stream()
                .filter(release -> release.version().isPresent())
                .count();
        lines.add(published + " to publish, " + (releases.size() - published) + " unchanged");
        return lines;
    }

    /** What was done. */
    public static String published(LibraryRelease release) {
        return "published " + release.library().key() + ":" + release.current();
    }

    private static String line(LibraryRelease release) {
        String name = "library %-20s  ".formatted(release.library().name());
        if (release.version().isEmpty()) {
            return name + release.current() + ", unchanged";
        }
        String from = release.latest()
                .map(latest -> latest + " → " + release.current() + ", "
                        + release.step().name().toLowerCase(Locale.ROOT))
                .orElse(release.current() + ", the first release");
        return name + from + (release.begun() ? ", completes what was begun" : "");
    }

    private static List<String> changes(LibraryRelease release) {
        List<ApiChange> changes = release.changes();
        List<String> lines = new ArrayList<>();
        changes.stream().limit(MOST_CHANGES).forEach(change -> lines.add("    " + change));
        if (changes.size() > MOST_CHANGES) {
            lines.add("    and " + (changes.size() - MOST_CHANGES) + " more");
        }
        if (changes.isEmpty() && release.step() == VersionStep.PATCH) {
            lines.add("    other content behind the same API");
        }
        return lines;
    }

    private static String meaning(LibraryRelease release, LibraryConsumer consumer) {
        String user = "    used by " + consumer.module() + ": ";
        if (consumer.released().isEmpty()) {
            return user + "built with it, nothing to do";
        }
        String pinned = consumer.released().get();
        return user + "stays at " + pinned + " until its POM names " + release.current()
                + (release.step() == VersionStep.MAJOR
                        ? ", which takes changes of its code or its compiled classes"
                        : ", which it can take as it is");
    }
}
