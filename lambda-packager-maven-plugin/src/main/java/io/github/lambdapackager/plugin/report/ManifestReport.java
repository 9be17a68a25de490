package io.github.lambdapackager.plugin.report;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.DeploymentPackage;
import io.github.lambdapackager.plugin.model.FilesByName;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.ShakenElement;
import io.github.lambdapackager.publisher.model.ArchiveSize;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LayerReference;
import io.github.lambdapackager.publisher.model.ManifestArtifact;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Describes the packages of one module for those who publish them. */
public final class ManifestReport {
    private final Coordinates module;
    private final ArchiveSize unshaken;

    /** @param unshaken the size of the module's class path as SAM lays it out, the same for all its functions */
    public ManifestReport(Coordinates module, ArchiveSize unshaken) {
        this.module = module;
        this.unshaken = unshaken;
    }

    /** What the manifest says of a package. */
    public ManifestFunction describe(DeploymentPackage built) {
        LambdaFunction function = built.shaken().function();
        List<ManifestArtifact> artifacts = new ArrayList<>();
        for (int i = 0; i < built.shaken().elements().size(); i++) {
            ShakenElement shaken = built.shaken().elements().get(i);
            artifacts.add(artifact(shaken, built.locations().get(i), function));
        }
        return new ManifestFunction(
                function.name(),
                module,
                function.handler().toString(),
                function.runtime(),
                function.architecture(),
                function.shrinkMode().id(),
                built.archive(),
                built.contentDigest(),
                built.buildId(),
                unshaken,
                built.shaken().classesIn(),
                built.shaken().classesOut(),
                artifacts,
                built.shaken().layers().contents().stream()
                        .map(layer -> new LayerReference(layer.name(), layer.contentDigest()))
                        .toList(),
                Optional.empty());
    }

    private static ManifestArtifact artifact(ShakenElement shaken, String location, LambdaFunction function) {
        ClasspathElement element = shaken.element();
        int javaVersion = function.runtime().javaVersion();
        FilesByName left = shaken.intact() ? element.entries() : FilesByName.copyOf(shaken.entries());
        int classesBefore = classes(element.effectiveEntries(javaVersion));
        return new ManifestArtifact(
                element.artifact().coordinates(),
                element.entries().digest(),
                element.entries().bytes(),
                left.bytes(),
                classesBefore,
                shaken.intact() ? classesBefore : classes(left),
                location,
                shaken.intact());
    }

    private static int classes(FilesByName entries) {
        return (int) entries.classFiles().keySet().stream()
                .filter(name -> !name.startsWith("META-INF/") && !name.endsWith("module-info"))
                .count();
    }
}
