package io.github.lambdapackager.plugin.model;

import java.util.List;

/**
 * Where a module's functions find their classes, in Maven's order.
 *
 * @param module the module's own compiled classes (a folder)
 * @param packaged what travels with the function: Maven's runtime class path without the module itself
 * @param provided what Lambda, a layer by ARN or the user brings: linked against, never packaged
 */
public record FunctionClasspath(
        ResolvedArtifact module, List<ResolvedArtifact> packaged, List<ResolvedArtifact> provided) {
    public FunctionClasspath {
        packaged = List.copyOf(packaged);
        provided = List.copyOf(provided);
    }
}
