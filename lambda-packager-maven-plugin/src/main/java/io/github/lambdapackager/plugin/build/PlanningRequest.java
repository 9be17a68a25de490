package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.DeployMix;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.PlanningLimits;
import io.github.lambdapackager.plugin.reactor.GraphModule;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is planned, and how.
 *
 * @param root where the plan stands
 * @param sourceTree every module of the source tree, those without functions too
 * @param mix empty: read from git's history, else assumed
 * @param prefix what the names of new layers start with
 * @param keptSets whether new layers hold only what their functions reach
 */
public record PlanningRequest(
        Path root,
        List<GraphModule> modules,
        Set<ArtifactKey> sourceTree,
        Optional<DeployMix> mix,
        PlanningLimits limits,
        String prefix,
        boolean keptSets,
        PlanMode mode) {
    /** What becomes of the plan that there is. */
    public enum PlanMode {
        /** It is planned again, and what stays good enough stays. */
        KEEP,
        /** It is made to fit and not planned again. */
        UPDATE,
        /** Its pins alone stay. */
        NEW;

        /**
         * The mode of this name, in lower case.
         *
         * @throws PackagingException when there is no such mode
         */
        public static PlanMode parse(String text) throws PackagingException {
            return Stream.of(values())
                    .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(text.strip()))
                    .findFirst()
                    .orElseThrow(() -> new PackagingException(
                            "lambda.plan \"" + text + "\"",
                            "nothing of this name can become of a plan",
                            "choose keep, update or new"));
        }
    }
}
