package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.RuleSources;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import proguard.classfile.Clazz;
import proguard.classfile.ProgramClass;

/** Decides which details of which classes go. The team's own code stays as it was compiled, for debuggers. */
final class Details {
    /** A framework that guesses the names of parameters from class files. */
    private static final List<String> VARIABLE_READERS = List.of(
            "com/thoughtworks/paranamer/BytecodeReadingParanamer",
            "org/springframework/core/LocalVariableTableParameterNameDiscoverer");

    private final Set<Detail> removable = EnumSet.noneOf(Detail.class);
    private final Set<ProgramClass> reflected = new HashSet<>();

    Details(LinkedClasses classes, ReachabilityMarker marker, ShrinkMode mode, RuleSources sources) {
        if (mode != ShrinkMode.MEMBERS) {
            return;
        }
        for (Detail detail : Detail.values()) {
            if (sources.has(detail.id())) {
                removable.add(detail);
            }
        }
        if (VARIABLE_READERS.stream()
                .map(classes::programClass)
                .filter(Objects::nonNull)
                .anyMatch(marker::isUsed)) {
            removable.remove(Detail.VARIABLE_NAMES);
        }
        marker.reflected().forEach(this::addReflected);
    }

    /** Reflection upon a class sees what it inherits. */
    private void addReflected(Clazz clazz) {
        if (clazz instanceof ProgramClass programClass && reflected.add(programClass)) {
            if (programClass.getSuperClass() != null) {
                addReflected(programClass.getSuperClass());
            }
            for (int index = 0; index < programClass.getInterfaceCount(); index++) {
                if (programClass.getInterface(index) != null) {
                    addReflected(programClass.getInterface(index));
                }
            }
        }
    }

    Set<Detail> removedFrom(ProgramClass clazz) {
        if (removable.isEmpty() || Slot.of(clazz).own()) {
            return Set.of();
        }
        Set<Detail> removed = EnumSet.copyOf(removable);
        if (reflected.contains(clazz)) {
            removed.remove(Detail.MEMBER_TYPES);
        }
        return removed;
    }
}
