package io.github.lambdapackager.plugin.handler;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.FileContent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The classes of a class path as a JVM of one version sees them, parsed when asked for. */
final class ClassIndex {
    private final List<ElementClasses> elements;
    private final Map<String, Optional<ClassShape>> parsed = new HashMap<>();
    private final List<String> moduleClasses;

    ClassIndex(ClasspathContent content, int javaVersion) {
        elements = content.all()
                .map(element -> ElementClasses.of(element, javaVersion))
                .toList();
        moduleClasses = ElementClasses.of(content.module(), javaVersion).newerThan(Integer.MIN_VALUE);
    }

    List<ClassShape> moduleClasses() {
        return moduleClasses.stream().flatMap(name -> find(name).stream()).toList();
    }

    boolean contains(String internalName) {
        return file(internalName).isPresent();
    }

    Optional<ClassShape> find(String internalName) {
        return parsed.computeIfAbsent(
                internalName,
                name -> file(name)
                        .map(FileContent::bytes)
                        .filter(bytes -> ClassFiles.javaVersion(bytes) <= ClassFiles.NEWEST_READABLE)
                        .map(ClassShape::read));
    }

    /** Of classes with the same name a JVM loads the first. */
    private Optional<FileContent> file(String internalName) {
        return elements.stream()
                .flatMap(classes -> classes.find(internalName).stream())
                .findFirst();
    }
}
