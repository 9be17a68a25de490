package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A shrink mode from the command line, which beats every POM: the way out when a shaken function breaks.
 *
 * @param functions the names of the functions it is for; none names all
 */
public record ShrinkOverride(Optional<ShrinkMode> mode, Set<String> functions) {
    public ShrinkOverride {
        functions = Set.copyOf(functions);
    }

    /**
     * Reads the command line.
     *
     * @param mode null: no override
     */
    public static ShrinkOverride parse(@Nullable String mode, List<String> functions) throws PackagingException {
        Optional<ShrinkMode> parsed = mode == null ? Optional.empty() : Optional.of(ShrinkMode.parse(mode));
        return new ShrinkOverride(parsed, Set.copyOf(functions));
    }

    ShrinkMode modeOf(LambdaFunction function) {
        return mode.filter(any -> functions.isEmpty() || functions.contains(function.name()))
                .orElse(function.shrinkMode());
    }
}
