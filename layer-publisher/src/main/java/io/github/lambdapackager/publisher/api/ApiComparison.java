package io.github.lambdapackager.publisher.api;

import io.github.lambdapackager.publisher.model.ApiChange;
import io.github.lambdapackager.publisher.model.ApiChange.Impact;
import io.github.lambdapackager.publisher.model.JarClasspath;
import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.cmp.JarArchiveComparatorOptions.ClassPathMode;
import japicmp.model.AccessModifier;
import japicmp.model.JApiClass;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javassist.CtClass;

/** Compares what two versions of a library offer: by japicmp, and by rules of our own where it knows too little. */
public final class ApiComparison {
    // Java 1 has class files of version 45.
    private static final int FIRST_CLASS_FILE = 44;

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
        NavigableSet<ApiChange> changes = new TreeSet<>();
        classes.forEach(type -> changes.addAll(new ClassChanges(type).changes()));
        newerJava(classes).ifPresent(changes::add);
        return List.copyOf(changes);
    }

    /** Who runs an older one can neither load nor compile against what is newer. */
    private static Optional<ApiChange> newerJava(List<JApiClass> classes) {
        int old = newestClass(classes.stream().map(JApiClass::getOldClass));
        int now = newestClass(classes.stream().map(JApiClass::getNewClass));
        return old == 0 || now <= old
                ? Optional.empty()
                : Optional.of(new ApiChange(
                        "class files",
                        "need Java " + (now - FIRST_CLASS_FILE) + " instead of " + (old - FIRST_CLASS_FILE),
                        Impact.BREAKS_BOTH));
    }

    private static int newestClass(Stream<Optional<CtClass>> classes) {
        return classes.flatMap(Optional::stream)
                .mapToInt(type -> type.getClassFile2().getMajorVersion())
                .max()
                .orElse(0);
    }

    private static JApiCmpArchive archive(Path jar, String version) {
        return new JApiCmpArchive(jar.toFile(), version);
    }

    private static List<String> texts(List<Path> paths) {
        return paths.stream().map(Path::toString).toList();
    }
}
