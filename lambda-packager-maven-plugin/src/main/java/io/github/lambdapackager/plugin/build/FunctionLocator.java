package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the module that has a packaged function. */
public final class FunctionLocator {
    private final List<Path> outputs;

    /** @param outputs where the modules of the build have their packages; not each of them need be there */
    public FunctionLocator(List<Path> outputs) {
        this.outputs = List.copyOf(outputs);
    }

    /**
     * A packaged function.
     *
     * @param output where its module has its packages
     */
    public record Place(Path output, String function) {}

    /**
     * The place of a function.
     *
     * @param name of the function; nothing stands for the only one
     * @throws PackagingException when there is none, or a choice to make
     */
    public Place locate(Optional<String> name) throws PackagingException, IOException {
        List<Place> packaged = packaged();
        List<Place> found = packaged.stream()
                .filter(place -> name.isEmpty() || place.function().equals(name.get()))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        String subject = name.map(wanted -> "function " + wanted).orElse("the function");
        if (packaged.isEmpty()) {
            throw new PackagingException(subject, "no function of this build is packaged", "run mvn package first");
        } else if (found.isEmpty()) {
            throw new PackagingException(
                    subject,
                    "it is not packaged; there are " + names(packaged),
                    "name one of them with -Dlambda.function, or run mvn package");
        } else if (name.isEmpty()) {
            throw new PackagingException(
                    subject,
                    "there are several: " + names(packaged),
                    "name one, such as -Dlambda.function=" + packaged.get(0).function());
        }
        throw new PackagingException(
                subject,
                "several modules have one: "
                        + found.stream().map(place -> place.output().toString()).collect(Collectors.joining(", ")),
                "run the goal in the folder of the module that you mean");
    }

    private List<Place> packaged() throws PackagingException, IOException {
        List<Place> places = new ArrayList<>();
        for (Path output : outputs) {
            Path manifest = output.resolve("manifest.json");
            if (Files.exists(manifest)) {
                for (ManifestFunction function :
                        ModuleFunctions.manifest(manifest).functions()) {
                    places.add(new Place(output, function.name()));
                }
            }
        }
        return places;
    }

    private static String names(List<Place> places) {
        return places.stream().map(Place::function).sorted().collect(Collectors.joining(", "));
    }
}
