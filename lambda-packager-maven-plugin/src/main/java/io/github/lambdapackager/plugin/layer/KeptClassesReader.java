package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the list of classes beside a plan: binary names with dots, one a line. */
public final class KeptClassesReader {
    private static final Pattern CLASS = Pattern.compile("[^\\s;:/\\[\\]\\\\]+");

    /**
     * The classes that the layer keeps of its artifacts; empty when it holds them whole.
     *
     * @param root the repository's root folder, where the plan stands
     */
    public Optional<SortedSet<String>> read(PlannedLayer layer, Path root) throws PackagingException, IOException {
        if (layer.keptClasses().isEmpty()) {
            return Optional.empty();
        }
        Path file = root.resolve(layer.keptClasses().get());
        SortedSet<String> classes = new TreeSet<>();
        int number = 0;
        for (String line : lines(layer, file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            if (!CLASS.matcher(line.strip()).matches()) {
                throw new PackagingException(
                        "layer " + layer.name(),
                        "\"" + line.strip() + "\" is not the name of a class: " + file + ", line " + number,
                        "write one class a line, such as com.example.Orders$Line, or run mvn lambda:plan-layers");
            }
            classes.add(line.strip());
        }
        return Optional.of(classes);
    }

    private static Iterable<String> lines(PlannedLayer layer, Path file) throws PackagingException, IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new PackagingException(
                    "layer " + layer.name(),
                    "there is no list of its classes, " + file,
                    "check the file in, or run mvn lambda:plan-layers, which writes it");
        }
    }
}
