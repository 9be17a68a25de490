package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.RuleSources;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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

    private static final Set<String> LANGUAGE_ANNOTATIONS = ShakingData.classes("language-annotations.txt");

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
        if (LANGUAGE_ANNOTATIONS.stream().anyMatch(name -> isAskedFor(name, classes, marker))) {
            removable.remove(Detail.LANGUAGE_DATA);
        }
        marker.reflected().forEach(this::addReflected);
    }

    /** Whether the annotation tells compilers of some language about a class. */
    static boolean isForCompilers(String descriptor) {
        return LANGUAGE_ANNOTATIONS.contains(descriptor.substring(1, descriptor.length() - 1));
    }

    private static boolean isAskedFor(String annotation, LinkedClasses classes, ReachabilityMarker marker) {
        ProgramClass type = classes.programClass(annotation);
        String name = annotation.toLowerCase(Locale.ROOT);
        return (type != null && marker.isAsked(type))
                || marker.reached().hasName(name.replace('/', '.'))
                || marker.reached().hasName(name)
                || marker.reached().hasName('l' + name + ';');
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
