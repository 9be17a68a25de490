package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.PlannedLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes the list of classes beside a plan: binary names with dots, sorted, one a line. */
public final class KeptClassesWriter {
    /** The folder of all lists, relative to the plan. */
    private static final String FOLDER = "lambda-layers/";

    /** Where the list of a layer stands, relative to the plan. */
    public static String location(String layer) {
        return FOLDER + layer + ".classes";
    }

    /**
     * Writes the list of a layer that has one.
     *
     * @param root the repository's root folder, where the plan stands
     * @return the file
     */
    public Path write(PlannedLayer layer, SortedSet<String> classes, Path root) throws IOException {
        Path file = root.resolve(layer.keptClasses().orElseGet(() -> location(layer.name())));
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return Files.writeString(file, text(classes));
    }

    /** What the file holds. */
    public String text(Set<String> classes) {
        StringBuilder text = new StringBuilder();
        new TreeSet<>(classes).forEach(name -> text.append(name).append('\n'));
        return text.toString();
    }
}
