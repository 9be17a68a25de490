package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.handler.HandlerFinder;
import io.github.lambdapackager.plugin.model.ArtifactPattern;
import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.UserRules;
import io.github.lambdapackager.plugin.reactor.RuleFiles;
import io.github.lambdapackager.publisher.model.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settles what each function of a module is, before anything is written. */
final class FunctionResolver {
    private final PackageRequest request;

    FunctionResolver(PackageRequest request) {
        this.request = request;
    }

    List<LambdaFunction> resolve(ClasspathContent content) throws PackagingException, IOException {
        List<LambdaFunction> found =
                new HandlerFinder(request.findPlainHandlers()).find(content, request.declared(), request.defaults());
        if (found.isEmpty()) {
            return found;
        }
        RuleFiles files = RuleFiles.read(request.module().directory());
        List<Violation> violations = new ArrayList<>(rulesOfNoFunction(files, found));
        found.forEach(function -> violations.addAll(unmatched(function, content)));
        if (!violations.isEmpty()) {
            throw new PackagingException(violations);
        }
        return found.stream().map(function -> settled(function, files)).toList();
    }

    private static List<Violation> rulesOfNoFunction(RuleFiles files, List<LambdaFunction> functions) {
        Set<String> names = functions.stream().map(LambdaFunction::name).collect(Collectors.toSet());
        return files.byFunction().keySet().stream()
                .filter(name -> !names.contains(name))
                .map(name -> new Violation(
                        subject(files, name),
                        "the module has no function \"" + name + "\"",
                        "name it for one of " + names.stream().sorted().collect(Collectors.joining(", "))))
                .toList();
    }

    private static String subject(RuleFiles files, String name) {
        String recording = RuleFiles.recordingName(name);
        boolean alone = files.byFunction().getOrDefault(name, List.of()).stream()
                .allMatch(rules -> rules.source().equals(recording));
        return alone && files.hasRecording(name) ? recording : "src/main/lambda/" + name;
    }

    /** A pattern of the function's own; one for all functions may well fit some modules only. */
    private List<Violation> unmatched(LambdaFunction function, ClasspathContent content) {
        Set<ArtifactPattern> common = new HashSet<>(request.defaults().exempted());
        common.addAll(request.defaults().excluded());
        return Stream.concat(function.exempted().stream(), function.excluded().stream())
                .filter(pattern -> !common.contains(pattern))
                .filter(pattern -> content.packaged().stream()
                        .noneMatch(element -> pattern.matches(element.artifact().coordinates())))
                .map(pattern -> new Violation(
                        "function " + function.name(),
                        "no artifact of its class path matches \"" + pattern.text() + "\"",
                        "write groupId:artifactId as mvn dependency:list shows them, or remove the pattern"))
                .toList();
    }

    private LambdaFunction settled(LambdaFunction function, RuleFiles files) {
        List<UserRules> rules = new ArrayList<>(files.common());
        rules.addAll(files.byFunction().getOrDefault(function.name(), List.of()));
        rules.addAll(function.keepRules());
        return new LambdaFunction(
                function.name(),
                function.handler(),
                function.eventTypes(),
                function.runtime(),
                function.architecture(),
                request.shrinkOverride().modeOf(function),
                rules,
                function.exempted(),
                function.excluded());
    }
}
