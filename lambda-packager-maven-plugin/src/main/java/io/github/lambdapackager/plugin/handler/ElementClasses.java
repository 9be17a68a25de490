package io.github.lambdapackager.plugin.handler;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FileContent;
import io.github.lambdapackager.plugin.model.FilesByName;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The class files at one place of a class path; module descriptors mean nothing there.
 *
 * @param files by internal name
 * @param newestVersion the newest Java version that one of them needs; 0 where there is none
 */
record ElementClasses(Map<String, FileContent> files, int newestVersion) {
    static ElementClasses of(ClasspathElement element, int javaVersion) {
        return element.effectiveEntries(javaVersion).remembered(ElementClasses.class, ElementClasses::read);
    }

    private static ElementClasses read(FilesByName files) {
        Map<String, FileContent> classes = new LinkedHashMap<>();
        int newest = 0;
        for (Map.Entry<String, FileContent> file : files.contents().entrySet()) {
            String name = file.getKey();
            if (!name.endsWith(".class") || name.startsWith("META-INF/") || name.endsWith("module-info.class")) {
                continue;
            }
            byte[] bytes = file.getValue().bytes();
            if (ClassFiles.isClassFile(bytes)) {
                classes.put(name.substring(0, name.length() - ".class".length()), file.getValue());
                newest = Math.max(newest, ClassFiles.javaVersion(bytes));
            }
        }
        return new ElementClasses(classes, newest);
    }
}
