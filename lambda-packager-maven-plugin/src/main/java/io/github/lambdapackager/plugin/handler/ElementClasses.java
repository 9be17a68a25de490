package io.github.lambdapackager.plugin.handler;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FileContent;
import io.github.lambdapackager.plugin.model.FilesByName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The class files at one place of a class path; module descriptors mean nothing there.
 *
 * @param files all that is there
 * @param newestVersion the newest Java version that a class file needs; 0 where there is none
 */
record ElementClasses(FilesByName files, int newestVersion) {
    private static final String CLASS = ".class";

    static ElementClasses of(ClasspathElement element, int javaVersion) {
        return element.effectiveEntries(javaVersion).remembered(ElementClasses.class, ElementClasses::read);
    }

    private static ElementClasses read(FilesByName files) {
        int newest = files.contents().entrySet().stream()
                .filter(ElementClasses::isClass)
                .mapToInt(file -> ClassFiles.javaVersion(file.getValue().bytes()))
                .max()
                .orElse(0);
        return new ElementClasses(files, newest);
    }

    private static boolean isClass(Map.Entry<String, FileContent> file) {
        String name = file.getKey();
        return name.endsWith(CLASS)
                && !name.startsWith("META-INF/")
                && !name.endsWith("module-info.class")
                && ClassFiles.isClassFile(file.getValue().bytes());
    }

    /** Internal names of the classes that need a newer version of Java. */
    List<String> newerThan(int javaVersion) {
        return files.contents().entrySet().stream()
                .filter(ElementClasses::isClass)
                .filter(file -> ClassFiles.javaVersion(file.getValue().bytes()) > javaVersion)
                .map(file -> file.getKey().substring(0, file.getKey().length() - CLASS.length()))
                .toList();
    }

    /** The class file with this internal name. */
    Optional<FileContent> find(String internalName) {
        String name = internalName + CLASS;
        return Optional.ofNullable(files.contents().get(name)).filter(content -> isClass(Map.entry(name, content)));
    }
}
