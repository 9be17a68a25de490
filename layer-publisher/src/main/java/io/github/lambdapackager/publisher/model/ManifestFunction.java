package io.github.lambdapackager.publisher.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A function as a build packaged it.
 *
 * @param module the Maven module that declares it
 * @param handler as Lambda's setting has it: {@code class::method}, or the class alone
 * @param shrink how much was removed: {@code members}, {@code classes} or {@code none}
 * @param buildId short digest of the inputs, also found inside the zip
 * @param unshaken the size of its class path as SAM lays it out: the baseline
 * @param classesIn how many classes its class path has
 * @param classesOut how many of them are in the zip
 * @param artifacts in class-path order, the module's own classes first
 * @param layers in the order in which Lambda unpacks them
 */
public record ManifestFunction(
        String name,
        Coordinates module,
        String handler,
        LambdaRuntime runtime,
        Architecture architecture,
        String shrink,
        Archive zip,
        ContentDigest contentDigest,
        String buildId,
        ArchiveSize unshaken,
        int classesIn,
        int classesOut,
        List<ManifestArtifact> artifacts,
        List<LayerReference> layers,
        Optional<Proof> proof) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final Pattern HANDLER = Pattern.compile("\\S+");
    private static final Pattern BUILD_ID = Pattern.compile("[0-9a-f]{8,64}");
    private static final Set<String> SHRINK_MODES = Set.of("members", "classes", "none");

    public ManifestFunction {
        check(NAME.matcher(name).matches(), "name", name, "one to 64 letters, digits, hyphens and underscores");
        check(HANDLER.matcher(handler).matches(), "handler", handler, "a class, or a class and a method");
        check(SHRINK_MODES.contains(shrink), "shrink", shrink, "members, classes or none");
        check(BUILD_ID.matcher(buildId).matches(), "buildId", buildId, "8 to 64 lower-case hexadecimal digits");
        if (classesOut < 0 || classesOut > classesIn) {
            throw new IllegalArgumentException(classesOut + " classes cannot be left of " + classesIn);
        }
        artifacts = List.copyOf(artifacts);
        layers = List.copyOf(layers);
    }

    /** The same function with what was run to prove it. */
    public ManifestFunction withProof(Proof what) {
        return with(zip, Optional.of(what));
    }

    /** The same function in a manifest from whose folder the zip is found elsewhere. */
    public ManifestFunction withZip(Archive elsewhere) {
        return with(elsewhere, proof);
    }

    private ManifestFunction with(Archive otherZip, Optional<Proof> otherProof) {
        return new ManifestFunction(
                name,
                module,
                handler,
                runtime,
                architecture,
                shrink,
                otherZip,
                contentDigest,
                buildId,
                unshaken,
                classesIn,
                classesOut,
                artifacts,
                layers,
                otherProof);
    }

    private static void check(boolean right, String field, String value, String expected) {
        if (!right) {
            throw new IllegalArgumentException(field + " \"" + value + "\" is not " + expected);
        }
    }
}
