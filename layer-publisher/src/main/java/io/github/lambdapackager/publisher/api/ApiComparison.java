package io.github.lambdapackager.publisher.api;

import io.github.lambdapackager.publisher.model.ApiChange;
import io.github.lambdapackager.publisher.model.JarClasspath;
import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.cmp.JarArchiveComparatorOptions.ClassPathMode;
import japicmp.model.AccessModifier;
import japicmp.model.JApiClass;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares what two versions of a library offer: by japicmp, and by rules of our own where it knows too little. */
public final class ApiComparison {
    /** The breaks first. What no consumer can see is left out. */
    public List<ApiChange> compare(JarClasspath before, JarClasspath after) {
        JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
        options.setAccessModifier(AccessModifier.PROTECTED);
        options.setClassPathMode(ClassPathMode.TWO_SEPARATE_CLASSPATHS);
        options.setOldClassPath(texts(before.dependencies()));
        options.setNewClassPath(texts(after.dependencies()));
        // A dependency that is optional for the library is none of its consumers'.
        options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
        List<JApiClass> classes =
                new JarArchiveComparator(options).compare(archive(before.jar(), "old"), archive(after.jar(), "new"));
        SortedSet<ApiChange> changes = new TreeSet<>();
        classes.forEach(type -> changes.addAll(new ClassChanges(type).changes()));
        return List.copyOf(changes);
    }

    private static JApiCmpArchive archive(Path jar, String version) {
        return new JApiCmpArchive(jar.toFile(), version);
    }

    private static List<String> texts(List<Path> paths) {
        return paths.stream().map(Path::toString).toList();
    }
}
