package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.util.List;
import java.util.Set;

/**
 * Classes that resources name by their very file names, such as Micronaut's
 * {@code META-INF/micronaut/<service>/<provider>}. A folder that is named for a class is a service: its classes count once
 * that is reached.
 */
final class NamedByFiles implements RuleSource {
    @Override
    public CollectedRules rulesOf(PackagedArtifact artifact, ClassIndex classes) {
        List<KeepRule> rules = artifact.files().keySet().stream()
                .filter(file -> !Services.isServiceFile(file))
                .filter(file -> isQualified(fileName(file)) && classes.isPackaged(fileName(file)))
                .map(file -> KeepRule.whole(
                        fileName(file),
                        "named by the file " + file + " of " + artifact.name(),
                        read(file, artifact, classes)))
                .toList();
        return new CollectedRules(rules, List.of());
    }

    private static Trigger read(String file, PackagedArtifact artifact, ClassIndex classes) {
        String folder = fileName(file.substring(0, Math.max(0, file.lastIndexOf('/'))));
        return isQualified(folder) && classes.contains(folder)
                ? new Trigger.ClassReached(Set.of(folder))
                : artifact.reached();
    }

    private static boolean isQualified(String name) {
        return name.indexOf('.') > 0;
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
