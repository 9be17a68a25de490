package io.github.lambdapackager.plugin.handler;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FileContent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The classes of a class path as a JVM of one version sees them, parsed when asked for. */
final class ClassIndex {
    private final Map<String, FileContent> classFiles = new HashMap<>();
    private final Map<String, Optional<ClassShape>> parsed = new HashMap<>();
    private final List<String> moduleClasses;

    ClassIndex(ClasspathContent content, int javaVersion) {
        content.all().forEach(element -> classesOf(element, javaVersion).forEach(classFiles::putIfAbsent));
        moduleClasses = List.copyOf(classesOf(content.module(), javaVersion).keySet());
    }

    /** Class files by internal name; module descriptors mean nothing on a class path. */
    static Map<String, FileContent> classesOf(ClasspathElement element, int javaVersion) {
        Map<String, FileContent> classes = new LinkedHashMap<>();
        element.effectiveEntries(javaVersion).contents().forEach((name, content) -> {
            boolean isClass = name.endsWith(".class") && !name.startsWith("META-INF/");
            if (isClass && !name.endsWith("module-info.class") && ClassFiles.isClassFile(content.bytes())) {
                classes.put(name.substring(0, name.length() - ".class".length()), content);
            }
        });
        return classes;
    }

    List<ClassShape> moduleClasses() {
        return moduleClasses.stream().flatMap(name -> find(name).stream()).toList();
    }

    boolean contains(String internalName) {
        return classFiles.containsKey(internalName);
    }

    Optional<ClassShape> find(String internalName) {
        return parsed.computeIfAbsent(
                internalName,
                name -> Optional.ofNullable(classFiles.get(name))
                        .map(FileContent::bytes)
                        .filter(bytes -> ClassFiles.javaVersion(bytes) <= ClassFiles.NEWEST_READABLE)
                        .map(ClassShape::read));
    }
}
