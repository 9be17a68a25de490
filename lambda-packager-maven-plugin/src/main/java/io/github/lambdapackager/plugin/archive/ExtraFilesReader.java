package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PackagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads what a layer brings beside jars, such as agents, wrapper scripts and configuration: the files of
 * {@code lambda-layers/<layer>} beside the plan, by their paths below {@code /opt}.
 */
public final class ExtraFilesReader {
    private static final String CLASS_PATH = "java/lib/";

    private final Path root;

    /** @param root the folder of the plan */
    public ExtraFilesReader(Path root) {
        this.root = root;
    }

    /**
     * The files of a layer; none when there is no folder for it.
     *
     * @throws PackagingException when a file would get onto the class path, which the plan alone decides
     */
    public SortedMap<String, byte[]> read(String layer) throws PackagingException, IOException {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        Path folder = root.resolve("lambda-layers").resolve(layer);
        for (Path file : files(folder)) {
            String path = folder.relativize(file).toString().replace('\\', '/');
            if (path.startsWith(CLASS_PATH)) {
                throw new PackagingException(
                        "layer " + layer,
                        "the file " + file + " would be on the class path of its functions, unseen by shaking",
                        "make it an artifact of the layer in " + LayerPlan.FILE_NAME + ", or move it out of "
                                + CLASS_PATH);
            }
            contents.put(path, Files.readAllBytes(file));
        }
        return contents;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
