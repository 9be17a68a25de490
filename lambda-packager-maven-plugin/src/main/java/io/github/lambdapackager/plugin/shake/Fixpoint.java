package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramMethod;

/** Marks until nothing new comes: a rule counts once what it waits for is reached, and may reach more. */
final class Fixpoint {
    private final LinkedClasses classes;
    private final RuleMatcher matcher;
    private final ReachabilityMarker marker;
    private final Set<Trigger> fired = new HashSet<>();
    private List<KeepRule> waiting;

    /** @param rules whose syntax was checked before */
    Fixpoint(LinkedClasses classes, RuleMatcher matcher, ReachabilityMarker marker, List<KeepRule> rules) {
        this.classes = classes;
        this.matcher = matcher;
        this.marker = marker;
        this.waiting = List.copyOf(rules);
    }

    /** Marks what has come within reach; may be called again after something else was marked. */
    void reach() {
        boolean more = true;
        while (more) {
            Map<Boolean, List<KeepRule>> byReached =
                    waiting.stream().collect(Collectors.partitioningBy(rule -> isReached(rule.when())));
            List<KeepRule> due = byReached.getOrDefault(true, List.of());
            waiting = byReached.getOrDefault(false, List.of());
            due.forEach(rule -> {
                fired.add(rule.when());
                matcher.apply(rule, marker);
            });
            boolean settled = marker.settle();
            // What is still to come may bring the values that others wait for.
            more = settled || !due.isEmpty() || marker.release();
        }
    }

    /** What rules waited for and was reached. */
    Set<Trigger> fired() {
        return fired;
    }

    /** Marks the artifacts that travel as they are, and so need all that they name. */
    void keepExempted(LambdaFunction function) {
        for (int element = 0; element < classes.content().packaged().size(); element++) {
            if (function.exempts(classes.element(element).artifact().coordinates())) {
                List<ProgramClass> exempted = classes.classesOf(element);
                marker.because(new Cause.Rule("its artifact is exempted"), () -> exempted.forEach(marker::keepWhole));
            }
        }
    }

    private boolean isReached(Trigger trigger) {
        if (trigger instanceof Trigger.ClassReached named) {
            return named.classNames().stream().anyMatch(this::isReachedClass);
        } else if (trigger instanceof Trigger.ClassAsked asked) {
            return isAsked(asked.className());
        } else if (trigger instanceof Trigger.ArtifactReached artifact) {
            return marker.reached().hasElement(artifact.packagedIndex());
        } else if (trigger instanceof Trigger.PackageReached reached) {
            return marker.reached().hasPackage(reached.packageName());
        } else if (trigger instanceof Trigger.NameReached name) {
            return name.names().stream().anyMatch(marker.reached()::hasName);
        } else if (trigger instanceof Trigger.AddressReached part) {
            return marker.reached().hasAddress(part.address());
        } else if (trigger instanceof Trigger.ConversionReached conversion) {
            return marker.reached().hasConversion(conversion.keys());
        } else if (trigger instanceof Trigger.MethodCalled method) {
            return isCalled(method);
        }
        return true;
    }

    private boolean isAsked(String name) {
        ProgramClass clazz = classes.programClass(name.replace('.', '/'));
        return clazz != null && marker.mayHaveLiteral(clazz);
    }

    private boolean isCalled(Trigger.MethodCalled called) {
        ProgramClass clazz = classes.programClass(called.className().replace('.', '/'));
        return clazz != null
                && clazz.findMethod(called.name(), called.descriptor()) instanceof ProgramMethod method
                && marker.isCalled(method);
    }

    private boolean isReachedClass(String name) {
        String internalName = name.replace('.', '/');
        ProgramClass programClass = classes.programClass(internalName);
        return programClass != null
                ? marker.isUsed(programClass)
                : marker.reached().hasLibraryClass(classes.library().getClass(internalName));
    }
}
