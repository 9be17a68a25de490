package io.github.lambdapackager.plugin.link;

import io.github.lambdapackager.plugin.jdk.JdkClasses;
import io.github.lambdapackager.plugin.model.ClasspathRoot;
import io.github.lambdapackager.plugin.model.FileContent;
import io.github.lambdapackager.plugin.model.FilesByName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds classes and resources as a class loader does: the first place that has one wins, and then comes the JDK. */
final class Classpath {
    private final List<ClasspathRoot> roots;
    private final List<FilesByName> contents;
    private final Map<String, Located> resources = new LinkedHashMap<>();
    private final Map<String, Located> classFiles;
    private final JdkClasses jdk;
    private final ClassMemory memory;

    /** A file where it was found first. */
    static final class Located {
        private final ClasspathRoot root;
        private final FileContent file;
        private volatile @Nullable ClassFile classFile;

        Located(ClasspathRoot root, FileContent file) {
            this.root = root;
            this.file = file;
        }

        ClasspathRoot root() {
            return root;
        }

        byte[] content() {
            return file.bytes();
        }

        /** The class that it is; a file that is no class of its name does not load. */
        private Optional<ClassFile> classFile(String className, ClassMemory memory) {
            ClassFile known = classFile;
            if (known != null) {
                return Optional.of(known);
            }
            Optional<ClassFile> read =
                    memory.file(content()).filter(file -> file.name().equals(className));
            read.ifPresent(found -> classFile = found);
            return read;
        }
    }

    Classpath(List<ClasspathRoot> roots, int javaVersion, ClassMemory memory) {
        this.memory = memory;
        this.roots = List.copyOf(roots);
        this.contents =
                roots.stream().map(root -> root.effectiveEntries(javaVersion)).toList();
        this.jdk = JdkClasses.of(javaVersion);
        int classes =
                contents.stream().mapToInt(found -> found.classFiles().size()).sum();
        this.classFiles = new LinkedHashMap<>(2 * classes);
        for (int index = 0; index < contents.size(); index++) {
            ClasspathRoot root = roots.get(index);
            FilesByName found = contents.get(index);
            found.resources().forEach((name, content) -> resources.putIfAbsent(name, new Located(root, content)));
            found.classFiles().forEach((name, content) -> classFiles.putIfAbsent(name, new Located(root, content)));
        }
    }

    /** Every file that is found and is no class, by its name, in the order of the class path. */
    Map<String, Located> resources() {
        return Collections.unmodifiableMap(resources);
    }

    /** The file with the name, if it is no class. */
    Optional<Located> resource(String name) {
        return Optional.ofNullable(resources.get(name));
    }

    /** Every file of that name, in the order of the class path. */
    List<Located> all(String name) {
        List<Located> found = new ArrayList<>();
        for (int index = 0; index < roots.size(); index++) {
            FileContent content = contents.get(index).contents().get(name);
            if (content != null) {
                found.add(new Located(roots.get(index), content));
            }
        }
        return found;
    }

    /** Every class file, by the internal name of its class, in the order of the class path. */
    Map<String, Located> classFiles() {
        return Collections.unmodifiableMap(classFiles);
    }

    /** Where the class comes from; nothing when it is not on the class path, but for instance in the JDK. */
    Optional<Located> locate(String className) {
        return Optional.ofNullable(classFiles.get(className));
    }

    /** Whether there is such a class, be it on the class path or in the JDK. */
    boolean has(String className) {
        return classFiles.containsKey(className) || jdk.names().contains(className);
    }

    /** The class with this internal name, be it on the class path or in the JDK. */
    Optional<ClassFile> find(String className) {
        Located located = classFiles.get(className);
        return located == null ? memory.file(jdk, className) : located.classFile(className, memory);
    }

    /** The class with this internal name, if it is on the class path. */
    Optional<ClassFile> findLocated(String className) {
        Located located = classFiles.get(className);
        return located == null ? Optional.empty() : located.classFile(className, memory);
    }
}
