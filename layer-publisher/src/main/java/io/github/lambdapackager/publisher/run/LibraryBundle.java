package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.manifest.LibrariesFile;
import io.github.lambdapackager.publisher.model.Library;
import io.github.lambdapackager.publisher.model.LibraryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Puts libraries with all that publishing needs into one folder, so that it can happen elsewhere and later. */
public final class LibraryBundle {
    private final Path folder;

    public LibraryBundle(Path folder) {
        this.folder = folder;
    }

    /** The file that describes them, {@code libraries.json}. */
    public Path write(List<Library> libraries) throws IOException {
        List<Library> copies = new ArrayList<>();
        for (Library library : libraries) {
            copies.add(copy(library));
        }
        return new LibrariesFile(folder.resolve("libraries.json")).write(copies);
    }

    private Library copy(Library library) throws IOException {
        Path files = folder.resolve(library.name());
        List<LibraryFile> attached = new ArrayList<>();
        for (LibraryFile file : library.attached()) {
            attached.add(new LibraryFile(file.classifier(), file.extension(), copy(file.file(), files)));
        }
        List<Path> classpath = new ArrayList<>();
        for (Path jar : library.classpath()) {
            if (Files.isRegularFile(jar)) {
                classpath.add(copy(jar, folder.resolve("classpath")));
            }
        }
        return new Library(
                library.coordinates(),
                copy(library.pom(), files),
                copy(library.jar(), files),
                attached,
                classpath,
                library.siblings(),
                library.consumers());
    }

    private static Path copy(Path file, Path folder) throws IOException {
        Path copy = Files.createDirectories(folder).resolve(file.getFileName());
        if (!Files.exists(copy) || !Files.isSameFile(file, copy)) {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }
}
