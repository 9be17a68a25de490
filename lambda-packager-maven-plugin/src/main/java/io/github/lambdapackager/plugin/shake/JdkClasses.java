package io.github.lambdapackager.plugin.shake;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The classes of one JDK, read through {@code jrt:/}: newer JDKs ship no jmods. */
final class JdkClasses implements AutoCloseable {
    private static final URI RUNTIME_IMAGE = URI.create("jrt:/");

    private final FileSystem image;
    private final boolean own;
    private final Map<String, List<Path>> modulesByPackage = new HashMap<>();

    private JdkClasses(FileSystem image, boolean own) {
        this.image = image;
        this.own = own;
    }

    /**
     * @param javaHome the JDK whose classes are linked against
     * @throws IOException when the folder holds no modular JDK
     */
    static JdkClasses of(Path javaHome) throws IOException {
        if (Files.isSameFile(javaHome, Path.of(System.getProperty("java.home")))) {
            return new JdkClasses(FileSystems.getFileSystem(RUNTIME_IMAGE), false);
        }
        return new JdkClasses(FileSystems.newFileSystem(RUNTIME_IMAGE, Map.of("java.home", javaHome.toString())), true);
    }

    /** The class file of the class with this internal name ({@code java/lang/Object}). */
    Optional<byte[]> find(String internalName) throws IOException {
        int slash = internalName.lastIndexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        for (Path module : modulesOf(internalName.substring(0, slash).replace('/', '.'))) {
            Path file = module.resolve(internalName + ".class");
            if (Files.exists(file)) {
                return Optional.of(Files.readAllBytes(file));
            }
        }
        return Optional.empty();
    }

    private List<Path> modulesOf(String packageName) throws IOException {
        List<Path> known = modulesByPackage.get(packageName);
        if (known == null) {
            known = listModules(image.getPath("packages", packageName));
            modulesByPackage.put(packageName, known);
        }
        return known;
    }

    private List<Path> listModules(Path packageLinks) throws IOException {
        if (!Files.exists(packageLinks)) {
            return List.of();
        }
        try (Stream<Path> links = Files.list(packageLinks)) {
            return links.map(link -> image.getPath("modules", link.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        if (own) {
            image.close();
        }
    }
}
