package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.RuleSources;
import java.util.Set;
import proguard.classfile.Clazz;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramMethod;

/** Keeps the classes that strings name, in reached code and in annotations, as far as somebody may load them by that. */
final class NamesInStrings {
    private static final Set<String> COMPARING = ShakingData.classes("compared-names.txt");

    private final LinkedClasses classes;
    private final OwnPackages ownPackages;
    private final ComposedNames composedNames;
    private final ReachabilityMarker marker;
    private final RuleSources sources;

    NamesInStrings(LinkedClasses classes, ComposedNames composedNames, ReachabilityMarker marker) {
        this.classes = classes;
        this.ownPackages = new OwnPackages(classes);
        this.composedNames = composedNames;
        this.marker = marker;
        this.sources = marker.sources();
    }

    /**
     * Looks at a string of reached code.
     *
     * @param by why the code is reached
     */
    void read(Clazz clazz, String text, Cause by) {
        if (!sources.has("comparisons") || !COMPARING.contains(clazz.getName())) {
            marker.reached().addString(text);
            keepClassesNamed(clazz, text, by);
        }
        if (sources.has("composed-names")
                && by instanceof Cause.Code code
                && code.clazz() instanceof ProgramClass owner
                && code.member() instanceof ProgramMethod method) {
            composedNames.read(owner, method, text);
        }
    }

    /**
     * Looks at a string that goes straight into a comparison. A name there belongs to what was found by other means, unless
     * classes have it as an annotation, or the class loads what was compared.
     */
    void readCompared(ProgramClass clazz, String text, Cause by) {
        if (!sources.has("comparisons") || composedNames.loads(clazz)) {
            read(clazz, text, by);
            return;
        }
        marker.reached().addString(text);
        keepOwnClassesIn(clazz, text, by);
        if (sources.has("strings")) {
            Cause string = cause("named in a string of", clazz, by);
            ClassNames.in(text, this::isAnnotationType).forEach(name -> marker.keepNamed(name, string));
        }
    }

    private boolean isAnnotationType(String internalName) {
        ProgramClass clazz = classes.programClass(internalName);
        return clazz != null && ReachabilityMarker.isAnnotation(clazz);
    }

    /** Keeps the classes that a string in reached code or in an annotation names, and own ones whose package it names. */
    void keepClassesNamed(Clazz clazz, String text, Cause by) {
        marker.reached().addText(text);
        if (sources.has("strings")) {
            Cause string = cause("named in a string of", clazz, by);
            ClassNames.in(text, name -> classes.programClass(name) != null)
                    .forEach(name -> marker.keepNamed(name, string));
        }
        keepOwnClassesIn(clazz, text, by);
    }

    private void keepOwnClassesIn(Clazz clazz, String text, Cause by) {
        if (sources.has("named-packages")) {
            Cause place = cause("in a package that is named in a string of", clazz, by);
            ownPackages.in(text).forEach(own -> marker.because(place, () -> marker.keepWhole(own)));
        }
    }

    private static Cause cause(String verb, Clazz clazz, Cause by) {
        return by instanceof Cause.Code code
                ? new Cause.Code(verb, code.clazz(), code.member())
                : new Cause.Code(verb, clazz, null);
    }
}
