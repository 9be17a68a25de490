package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.NameExtensions.Extension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import proguard.classfile.Clazz;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramMethod;

/**
 * Names that code composes: where a class loads classes by name, a string of a method that composes or loads may be the
 * package of such a name ({@code "lib.codecs." + name}) or what follows the name of a class or package that is reached
 * ({@code type.getName() + "Impl"}).
 */
final class ComposedNames {
    // Where the arguments go in the recipe of a concatenation.
    private static final String ARGUMENT = "[\u0001\u0002]+";
    private static final Pattern PACKAGE = Pattern.compile("(?:[\\p{L}_$][\\p{L}\\p{N}_$]*[./])+");
    // Nobody composes the name of an anonymous class, which is a number.
    private static final Pattern SUFFIX = Pattern.compile("[./]?[\\p{N}_$]*\\p{L}[\\p{L}\\p{N}_$]*");

    private final LinkedClasses classes;
    private final NameExtensions extensions;
    private final ReachabilityMarker marker;
    private final LoadedClasses loaded;
    private final ReflectionMarker reflection;
    private final Map<Clazz, NameCalls> ofClasses = new HashMap<>();
    private final Map<ProgramMethod, NameCalls> ofMethods = new HashMap<>();
    private final Map<String, Cause> suffixes = new LinkedHashMap<>();

    ComposedNames(
            LinkedClasses classes,
            NameExtensions extensions,
            LoadedClasses loaded,
            ReachabilityMarker marker,
            ReflectionMarker reflection) {
        this.classes = classes;
        this.extensions = extensions;
        this.loaded = loaded;
        this.marker = marker;
        this.reflection = reflection;
    }

    /** Looks at a string of a method that is reached. */
    void read(ProgramClass clazz, ProgramMethod method, String text) {
        if (text.isEmpty() || text.indexOf(' ') >= 0) {
            return;
        }
        if (!composes(clazz, method)) {
            keepPackageForOther(clazz, method, text);
            return;
        }
        Cause cause = new Cause.Code("name composed in", clazz, method);
        boolean loads = calls(clazz, method).loadClasses();
        for (String part : text.split(ARGUMENT, -1)) {
            // A method that only composes may as well ask whether a name begins so.
            if (loads && PACKAGE.matcher(part).matches()) {
                keepPackage(
                        part.substring(0, part.length() - 1).replace('.', '/'),
                        loaded.partsSeenBy(clazz, method),
                        cause);
            } else if (loads && part.equals(".") && calls(clazz, method).askForPackage()) {
                keepPackage(packageOf(clazz.getName()), loaded.partsSeenBy(clazz, method), cause);
            } else if (SUFFIX.matcher(part).matches()) {
                suffixes.putIfAbsent(part, cause);
            }
        }
    }

    /** A package may be handed on to a method of the same class that composes names of what it is given, and loads them. */
    private void keepPackageForOther(ProgramClass clazz, ProgramMethod method, String text) {
        if (text.endsWith(".") && PACKAGE.matcher(text).matches() && composesForOthers(clazz)) {
            keepPackage(
                    packageOf(text.replace('.', '/')),
                    Set.of(ReflectedPart.EVERYTHING),
                    new Cause.Code("name composed in", clazz, method));
        }
    }

    private boolean composesForOthers(ProgramClass clazz) {
        return loads(clazz)
                && Arrays.stream(clazz.methods, 0, clazz.u2methodsCount)
                        .map(ProgramMethod.class::cast)
                        .filter(method -> method.getDescriptor(clazz).contains("Ljava/lang/String;"))
                        .map(method -> calls(clazz, method))
                        .anyMatch(calls -> calls.loadClasses() && calls.composeStrings());
    }

    /** Whether any code of the class loads classes by names. */
    boolean loads(ProgramClass clazz) {
        return ofClasses.computeIfAbsent(clazz, NameCalls::of).loadClasses();
    }

    private boolean composes(ProgramClass clazz, ProgramMethod method) {
        return loads(clazz)
                && (calls(clazz, method).loadClasses() || calls(clazz, method).composeStrings());
    }

    private NameCalls calls(ProgramClass clazz, ProgramMethod method) {
        return ofMethods.computeIfAbsent(method, key -> NameCalls.of(clazz, key));
    }

    private void keepPackage(String name, Set<ReflectedPart> parts, Cause cause) {
        String folder = name.isEmpty() ? "" : name + "/";
        for (LinkedArtifact artifact : classes.artifacts()) {
            artifact.classes().subMap(folder, folder + Character.MAX_VALUE).forEach((className, clazz) -> {
                if (className.lastIndexOf('/') < folder.length()) {
                    reflection.keepLoaded(clazz, parts, cause);
                }
            });
        }
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, Math.max(0, internalName.lastIndexOf('/')));
    }

    /** Keeps what the names of what was reached since lead to; true when there was any. */
    boolean settle() {
        List<Runnable> found = new ArrayList<>();
        suffixes.forEach((suffix, cause) -> names(suffix)
                .map(classes::programClass)
                .filter(clazz -> clazz != null && !marker.reached().isWhole(clazz))
                .forEach(clazz -> found.add(() -> marker.because(cause, () -> marker.keepWhole(clazz)))));
        found.forEach(Runnable::run);
        return !found.isEmpty();
    }

    private Stream<String> names(String suffix) {
        if (suffix.startsWith(".") || suffix.startsWith("/")) {
            return marker.reached().folders().map(name -> name + "/" + suffix.substring(1));
        }
        return extensions.by(suffix).stream()
                .filter(extension -> marker.isUsed(classes.program().getClass(extension.base())))
                .map(Extension::name);
    }
}
