package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.model.Library;
import io.github.lambdapackager.publisher.pom.LibraryPom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the POM of a release to a folder. */
final class ReleasePom {
    private final Path work;

    ReleasePom(Path work) {
        this.work = work;
    }

    Path write(Library library, LibraryPom pom, String version, Map<String, String> siblings) throws IOException {
        Path folder = Files.createDirectories(work.resolve(library.name()));
        return Files.writeString(folder.resolve("pom.xml"), pom.released(version, siblings));
    }
}
