package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.PathPattern;
import java.util.List;

/** What libraries tell GraalVM about their reflection, JNI, proxies and serialization, in their own jars. */
final class NativeImageMetadata implements RuleSource {
    // Whatever its name: a native-image.properties beside it may say what the file is for.
    private static final PathPattern FILE = new PathPattern("META-INF/native-image/**.json");

    private final ReachabilityFile.Conditions conditions;

    NativeImageMetadata(ReachabilityFile.Conditions conditions) {
        this.conditions = conditions;
    }

    @Override
    public CollectedRules rulesOf(PackagedArtifact artifact, ClassIndex classes) {
        List<CollectedRules> found = artifact.files().entrySet().stream()
                .filter(file -> FILE.matches(file.getKey()))
                .map(file -> ReachabilityFile.read(
                        file.getValue(),
                        file.getKey() + " of " + artifact.name(),
                        artifact.reached(),
                        classes,
                        conditions))
                .toList();
        return CollectedRules.of(found);
    }
}
