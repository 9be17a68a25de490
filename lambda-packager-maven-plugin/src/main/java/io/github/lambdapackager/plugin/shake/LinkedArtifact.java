package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FilesByName;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import proguard.classfile.ProgramClass;

/**
 * One element of a class path with its classes, which are linked to those of other artifacts and never changed afterwards
 * but for the lists of their subclasses.
 *
 * @param number one of its own
 * @param files what a JVM of the functions' version finds there
 * @param classes by internal name, those alone that no earlier element hides
 * @param referenced every name that the classes may refer to
 * @param hidden the names of its classes that an earlier element hides
 */
record LinkedArtifact(
        int number,
        ClasspathElement element,
        FilesByName files,
        SortedMap<String, ProgramClass> classes,
        Set<String> referenced,
        List<String> hidden,
        List<String> notes) {}
