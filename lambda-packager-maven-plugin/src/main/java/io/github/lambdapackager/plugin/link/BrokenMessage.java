package io.github.lambdapackager.plugin.link;

import io.github.lambdapackager.plugin.link.Classpath.Located;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what does not hold in a package any more, and what helps. */
final class BrokenMessage {
    private static final int MOST_LINES = 20;
    private static final int MOST_RULES = 10;

    private final LambdaFunction function;
    private final Classpath before;

    BrokenMessage(LambdaFunction function, Classpath before) {
        this.function = function;
        this.before = before;
    }

    Violation violation(List<Broken> broken) {
        String lines = broken.stream()
                .limit(MOST_LINES)
                .map(each -> "\n    " + line(each))
                .collect(Collectors.joining());
        int more = broken.size() - MOST_LINES;
        return new Violation(
                "function " + function.name(),
                "its package does not link as the class path does" + lines
                        + (more > 0 ? "\n    and " + more + " more" : ""),
                remedy(broken));
    }

    private String line(Broken broken) {
        String origin = origin(broken).map(artifact -> " of " + artifact).orElse("");
        return broken.caller() + " needs " + broken.target() + origin + ": " + broken.problem();
    }

    private Optional<Coordinates> origin(Broken broken) {
        Optional<Located> located = broken.className().isEmpty()
                ? before.resource(broken.target())
                : before.locate(broken.className().replace('.', '/'));
        return located.flatMap(found -> found.root().artifacts().stream().findFirst());
    }

    private String remedy(List<Broken> broken) {
        String whole = "-Dlambda.shrink=none -Dlambda.functions=" + function.name() + " packages it whole";
        String rules = broken.stream()
                .map(Broken::className)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .limit(MOST_RULES)
                .map(name -> "\n    -keep class " + name + " { *; }")
                .collect(Collectors.joining());
        return rules.isEmpty()
                ? "please report this defect of the plugin; until it is mended, " + whole
                : "please report this defect of the plugin; until it is mended, add to src/main/lambda/"
                        + function.name() + "/links.pro" + rules + "\n  or " + whole;
    }
}
