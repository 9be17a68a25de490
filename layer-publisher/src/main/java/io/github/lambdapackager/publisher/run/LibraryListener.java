package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.model.LibraryRelease;
import java.util.List;
import java.util.function.Consumer;

/** Hears what becomes of libraries. */
public interface LibraryListener {
    /** All of them, before anything is published. */
    void planned(List<LibraryRelease> releases);

    void published(LibraryRelease release);

    /** Tells each as a line of text. */
    static LibraryListener telling(Consumer<String> lines) {
        return new LibraryListener() {
            @Override
            public void planned(List<LibraryRelease> releases) {
                LibraryText.of(releases).forEach(lines);
            }

            @Override
            public void published(LibraryRelease release) {
                lines.accept(LibraryText.published(release));
            }
        };
    }
}
