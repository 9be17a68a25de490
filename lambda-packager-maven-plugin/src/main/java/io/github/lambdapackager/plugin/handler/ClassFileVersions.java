package io.github.lambdapackager.plugin.handler;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import io.github.lambdapackager.publisher.model.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which Java versions the class files of a function need. */
final class ClassFileVersions {
    private static final int OLDEST_JAVA = 8;

    private ClassFileVersions() {}

    /** The oldest supported runtime that reads the module's own classes; where it has none, those of its artifacts. */
    static LambdaRuntime oldestRuntime(ClasspathContent content) {
        int ofModule = newestVersion(Stream.of(content.module()));
        return LambdaRuntime.oldestFor(ofModule > 0 ? ofModule : newestVersion(content.packaged().stream()));
    }

    private static int newestVersion(Stream<ClasspathElement> elements) {
        return elements.mapToInt(
                        element -> ElementClasses.of(element, OLDEST_JAVA).newestVersion())
                .max()
                .orElse(0);
    }

    /** One violation an artifact: a whole library of a newer version is one mistake. */
    static List<Violation> check(LambdaFunction function, ClasspathContent content) {
        List<Violation> violations = new ArrayList<>();
        for (ClasspathElement element : content.packaged()) {
            Coordinates coordinates = element.artifact().coordinates();
            if (function.excluded().stream().noneMatch(pattern -> pattern.matches(coordinates))) {
                check(function, element, violations);
            }
        }
        return violations;
    }

    private static void check(LambdaFunction function, ClasspathElement element, List<Violation> violations) {
        int javaVersion = function.runtime().javaVersion();
        ElementClasses classes = ElementClasses.of(element, javaVersion);
        int needed = classes.newestVersion();
        if (needed <= javaVersion) {
            return;
        }
        List<String> newer = classes.newerThan(javaVersion);
        String className = newer.get(0).replace('/', '.');
        violations.add(new Violation(
                "function " + function.name(),
                "class " + className + (newer.size() == 1 ? "" : " and " + (newer.size() - 1) + " more") + " of "
                        + element.artifact().coordinates() + (newer.size() == 1 ? " needs" : " need") + " Java "
                        + needed + ", but the runtime is " + function.runtime().id(),
                "choose a newer <runtime>, or an artifact that is compiled for Java " + javaVersion));
    }
}
