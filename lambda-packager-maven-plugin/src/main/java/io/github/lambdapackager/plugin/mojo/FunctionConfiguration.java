package io.github.lambdapackager.plugin.mojo;

import io.github.lambdapackager.plugin.model.ArtifactPattern;
import io.github.lambdapackager.plugin.model.FunctionDeclaration;
import io.github.lambdapackager.plugin.model.Handler;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import io.github.lambdapackager.plugin.model.UserRules;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One {@code <function>} of the POM, as Maven reads it: what is absent comes from the goal's own parameters. */
public final class FunctionConfiguration {
    private @Nullable String name;
    private @Nullable String handler;
    private @Nullable String runtime;
    private @Nullable String architecture;
    private @Nullable String shrink;
    private List<String> keepRules = List.of();
    private List<String> exemptedArtifacts = List.of();
    private List<String> excludedArtifacts = List.of();

    /** The settings of the goal itself, which are the defaults of every function. */
    static FunctionDeclaration defaults(
            @Nullable String runtime,
            String architecture,
            String shrink,
            List<String> keepRules,
            List<String> exemptedArtifacts,
            List<String> excludedArtifacts)
            throws PackagingException {
        return new FunctionDeclaration(
                Optional.empty(),
                Optional.empty(),
                runtime(runtime),
                architecture(architecture),
                ShrinkMode.parse(shrink),
                rules("<keepRules> of the POM", keepRules),
                patterns(exemptedArtifacts),
                patterns(excludedArtifacts));
    }

    FunctionDeclaration declaration(FunctionDeclaration defaults) throws PackagingException {
        String subject = name == null ? "without a name" : name;
        return new FunctionDeclaration(
                Optional.ofNullable(name),
                handler == null ? Optional.empty() : Optional.of(Handler.parse(subject, handler)),
                runtime == null ? defaults.runtime() : runtime(runtime),
                architecture == null ? defaults.architecture() : architecture(architecture),
                shrink == null ? defaults.shrinkMode() : ShrinkMode.parse(shrink),
                both(defaults.keepRules(), rules("<keepRules> of function " + subject + " in the POM", keepRules)),
                both(defaults.exempted(), patterns(exemptedArtifacts)),
                both(defaults.excluded(), patterns(excludedArtifacts)));
    }

    private static Optional<LambdaRuntime> runtime(@Nullable String text) throws PackagingException {
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(LambdaRuntime.withId(text.strip())
                .orElseThrow(() -> new PackagingException(
                        "runtime \"" + text + "\"",
                        "Lambda has no such Java runtime",
                        "choose " + ids(LambdaRuntime.values(), LambdaRuntime::id))));
    }

    private static Architecture architecture(String text) throws PackagingException {
        return Architecture.withId(text.strip())
                .orElseThrow(() -> new PackagingException(
                        "architecture \"" + text + "\"",
                        "Lambda has no such architecture",
                        "choose " + ids(Architecture.values(), Architecture::id)));
    }

    private static <T> String ids(T[] values, Function<T, String> id) {
        return Stream.of(values).map(id).collect(Collectors.joining(", "));
    }

    private static List<UserRules> rules(String source, List<String> texts) {
        return texts.isEmpty() ? List.of() : List.of(new UserRules(source, String.join("\n", texts)));
    }

    private static List<ArtifactPattern> patterns(List<String> texts) {
        return texts.stream().map(ArtifactPattern::new).toList();
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
