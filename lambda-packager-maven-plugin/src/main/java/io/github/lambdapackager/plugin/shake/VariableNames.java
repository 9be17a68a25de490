package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.RuleSources;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import java.util.List;
import java.util.Objects;
import proguard.classfile.ProgramClass;

/**
 * Decides where the names of local variables stay. They are an eighth of a package, and a debugger reads them, or a
 * framework that guesses the names of parameters from class files; stack traces need line numbers alone.
 */
final class VariableNames {
    private static final List<String> READERS = List.of(
            "com/thoughtworks/paranamer/BytecodeReadingParanamer",
            "org/springframework/core/LocalVariableTableParameterNameDiscoverer");

    private final boolean read;

    VariableNames(LinkedClasses classes, ReachabilityMarker marker, ShrinkMode mode, RuleSources sources) {
        read = mode != ShrinkMode.MEMBERS
                || !sources.has("variable-names")
                || READERS.stream()
                        .map(classes::programClass)
                        .filter(Objects::nonNull)
                        .anyMatch(marker::isUsed);
    }

    /** The team's own code stays as it was compiled, for helpful messages and remote debugging. */
    boolean stayIn(ProgramClass clazz) {
        return read || Slot.of(clazz).own();
    }
}
