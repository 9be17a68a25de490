package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.Conversions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import proguard.classfile.Clazz;
import proguard.classfile.ProgramClass;

/** What one function has reached so far, and why: what rules wait for and what reports tell. */
final class Reached {
    // Longer strings are texts.
    private static final int LONGEST_NAME = 80;

    private final Map<ProgramClass, Cause> causes = new HashMap<>();
    private final Map<ProgramClass, Cause> wholeCauses = new HashMap<>();
    private final Set<Integer> elements = new HashSet<>();
    private final Set<String> folders = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> addresses = new HashSet<>();
    private final Set<String> strings = new HashSet<>();
    private final Set<String> conversions = new HashSet<>();
    private final SlotSet wholeClasses = new SlotSet();
    private final SlotSet literals = new SlotSet();
    private final SlotSet libraryClasses = new SlotSet();
    private final LinkedClasses classes;

    Reached(LinkedClasses classes) {
        this.classes = classes;
    }

    void add(ProgramClass clazz, Cause cause) {
        causes.putIfAbsent(clazz, cause);
        elements.add(classes.elementOf(clazz));
        folders.add(folderOf(clazz));
    }

    void addLibrary(Clazz clazz) {
        if (libraryClasses.add(clazz)) {
            folders.add(folderOf(clazz));
        }
    }

    /** Notes that reached code has the literal of a class. */
    void addLiteral(ProgramClass clazz) {
        literals.add(clazz);
    }

    boolean hasLiteral(ProgramClass clazz) {
        return literals.contains(clazz);
    }

    /** Notes a string of reached code. */
    void addString(String text) {
        addText(text);
        if (text.length() <= LONGEST_NAME) {
            names.add(text.toLowerCase(Locale.ROOT));
        }
        if (text.contains("://")) {
            addresses.add(text);
        }
        if (text.indexOf('%') >= 0) {
            conversions.addAll(Conversions.in(text));
        }
    }

    /** Notes a string of reached code or of an annotation. */
    void addText(String text) {
        strings.add(text);
    }

    /** The strings of reached code, and those in annotations. */
    Set<String> strings() {
        return strings;
    }

    /** Whether a string of reached code has the address, a URL, in it. */
    boolean hasAddress(String address) {
        return addresses.stream().anyMatch(text -> text.contains(address));
    }

    /** Whether a string of reached code may have one of these conversions in it. */
    boolean hasConversion(Set<String> keys) {
        return Conversions.anyMeans(keys, conversions);
    }

    /** Whether a string of reached code is the name, which is in lower case. */
    boolean hasName(String name) {
        return names.contains(name);
    }

    /** True when the class was not whole before. */
    boolean addWhole(ProgramClass clazz, Cause cause) {
        boolean isNew = wholeClasses.add(clazz);
        if (isNew) {
            wholeCauses.put(clazz, cause);
        }
        return isNew;
    }

    boolean isWhole(ProgramClass clazz) {
        return wholeClasses.contains(clazz);
    }

    Stream<ProgramClass> classes() {
        return causes.keySet().stream();
    }

    boolean hasElement(int element) {
        return elements.contains(element);
    }

    boolean hasPackage(String packageName) {
        return folders.contains(packageName.replace('.', '/'));
    }

    /** The packages with slashes, as in names of classes. */
    Stream<String> folders() {
        return folders.stream().sorted();
    }

    boolean hasLibraryClass(@Nullable Clazz clazz) {
        return clazz != null && libraryClasses.contains(clazz);
    }

    Cause wholeCause(ProgramClass clazz, Cause otherwise) {
        return wholeCauses.getOrDefault(clazz, otherwise);
    }

    /** Why a used class is there, and why it is whole where the former does not say so. */
    String reasonFor(ProgramClass clazz) {
        Cause reached = causes.getOrDefault(clazz, new Cause.Rule("unknown"));
        Cause whole = wholeCauses.getOrDefault(clazz, reached);
        return whole.equals(reached) ? reached.text() : reached.text() + "; whole: " + whole.text();
    }

    private static String folderOf(Clazz clazz) {
        String name = clazz.getName();
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }
}
