package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.model.LayerContent;
import io.github.lambdapackager.plugin.model.LayerJar;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds files that differ from build to build, so that an unchanged module gives a changed layer. */
final class BuildStamps {
    private static final Pattern STAMP = Pattern.compile("(.*/)?(git|build-info)\\.properties");

    private final Set<String> ownModules;

    /** @param ownModules as {@code group:artifact}; releases of others are built once */
    BuildStamps(Set<String> ownModules) {
        this.ownModules = ownModules;
    }

    List<String> in(LayerContent layer) {
        List<String> warnings = new ArrayList<>();
        for (LayerJar jar : layer.jars()) {
            Coordinates artifact = jar.content().artifact().coordinates();
            boolean rebuilt = ownModules.contains(artifact.groupId() + ":" + artifact.artifactId())
                    || artifact.version().endsWith("-SNAPSHOT");
            jar.content().entries().keySet().stream()
                    .filter(name -> rebuilt && STAMP.matcher(name).matches())
                    .forEach(name -> warnings.add("layer " + layer.name() + ": " + name + " of " + artifact
                            + " is another with each build, and so is the layer: leave it out of the jar, or give it"
                            + " values that only change with the code"));
        }
        return warnings;
    }
}
