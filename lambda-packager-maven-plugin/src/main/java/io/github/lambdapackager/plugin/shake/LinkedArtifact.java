package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FilesByName;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import proguard.classfile.ProgramClass;

/**
 * One element of a class path with its classes, which are linked to those of the class path that had it last.
 *
 * @param number one of its own
 * @param files what a JVM of the functions' version finds there
 * @param classes by internal name, those alone that no earlier element hides
 * @param links what the names in its classes lead to
 * @param hidden the names of its classes that an earlier element hides
 */
record LinkedArtifact(
        int number,
        ClasspathElement element,
        FilesByName files,
        SortedMap<String, ProgramClass> classes,
        Links links,
        List<String> hidden,
        List<String> notes) {

    /** Of all its classes, the hidden ones included. */
    Collection<String> classNames() {
        if (hidden.isEmpty()) {
            return classes.keySet();
        }
        Collection<String> names = new TreeSet<>(classes.keySet());
        names.addAll(hidden);
        return names;
    }
}
