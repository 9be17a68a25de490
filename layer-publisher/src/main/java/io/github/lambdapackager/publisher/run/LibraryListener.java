package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.model.LibraryRelease;
import java.util.List;

/** Hears what becomes of libraries. */
public interface LibraryListener {
    /** All of them, before anything is published. */
    void planned(List<LibraryRelease> releases);

    void published(LibraryRelease release);
}
