package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FileContent;
import io.github.lambdapackager.plugin.model.FilesByName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import proguard.classfile.ProgramClass;

/**
 * The classes of one element of a class path, as far as every class path needs them, and not linked yet.
 *
 * @param files what a JVM of the functions' version finds there
 * @param classes by internal name
 * @param referenced every name that the classes may refer to, their own included
 * @param notes class files that are none
 */
record ParsedArtifact(
        ClasspathElement element,
        FilesByName files,
        SortedMap<String, ProgramClass> classes,
        Set<String> referenced,
        List<String> notes) {
    private static final String CLASS = ".class";

    static ParsedArtifact parse(ClasspathElement element, int javaVersion) {
        FilesByName files = element.effectiveEntries(javaVersion);
        SortedMap<String, ProgramClass> classes = new TreeMap<>();
        List<String> notes = new ArrayList<>();
        ClassOutlines outlines = new ClassOutlines();
        for (Map.Entry<String, FileContent> file : files.contents().entrySet()) {
            String name = file.getKey();
            if (isClassEntry(name)) {
                String className = LinkedClasses.withoutSuffix(name);
                ProgramClass clazz = outlines.read(className, file.getValue());
                if (clazz != null) {
                    classes.put(className, clazz);
                } else {
                    notes.add(element.artifact().coordinates() + ": " + name
                            + " is no class of that name and stays as it is");
                }
            }
        }
        return new ParsedArtifact(element, files, classes, outlines.referenced(), List.copyOf(notes));
    }

    private static boolean isClassEntry(String name) {
        return name.endsWith(CLASS) && !name.startsWith("META-INF/") && !name.endsWith("module-info.class");
    }
}
