package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;

/** The classes of a class path by their binary names (with dots), as a JVM of one version sees them. */
final class ClassIndex {
    private static final String SUFFIX = ".class";
    private static final int WITHOUT_CODE = ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

    private final Map<String, ClassFile> classes = new HashMap<>();
    private final NavigableSet<String> names = new TreeSet<>();
    private final List<PackagedArtifact> artifacts = new ArrayList<>();

    private record ClassFile(boolean packaged, byte[] bytes) {}

    ClassIndex(ClasspathContent content, int javaVersion) {
        for (ClasspathElement element : content.packaged()) {
            SortedMap<String, byte[]> files = element.effectiveEntries(javaVersion);
            artifacts.add(new PackagedArtifact(artifacts.size(), element, files));
            add(files, true);
        }
        content.provided().forEach(element -> add(element.effectiveEntries(javaVersion), false));
        names.addAll(classes.keySet());
    }

    private void add(Map<String, byte[]> files, boolean packaged) {
        files.forEach((file, bytes) -> {
            if (isClass(file, bytes)) {
                classes.putIfAbsent(className(file), new ClassFile(packaged, bytes));
            }
        });
    }

    static boolean isClass(String file, byte[] bytes) {
        return file.endsWith(SUFFIX)
                && !file.startsWith("META-INF/")
                && !file.endsWith("module-info.class")
                && bytes.length >= 8
                && (bytes[0] & 0xff) == 0xca
                && (bytes[1] & 0xff) == 0xfe
                && (bytes[2] & 0xff) == 0xba
                && (bytes[3] & 0xff) == 0xbe;
    }

    static String className(String file) {
        return file.substring(0, file.length() - SUFFIX.length()).replace('/', '.');
    }

    List<PackagedArtifact> artifacts() {
        return artifacts;
    }

    /** Whether the class path has the class, packaged or provided. */
    boolean contains(String name) {
        return classes.containsKey(name);
    }

    /** Whether the class may travel with the function: only for such classes a rule makes sense. */
    boolean isPackaged(String name) {
        ClassFile file = classes.get(name);
        return file != null && file.packaged;
    }

    /** Shows a class that may travel with the function, all but its code; a broken class file has nothing to show. */
    void read(String name, ClassVisitor visitor) {
        ClassFile file = classes.get(name);
        if (file != null && file.packaged) {
            try {
                new ClassReader(file.bytes).accept(visitor, WITHOUT_CODE);
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                // ASM's way to say that it is no class file, or one of a Java that is not out yet.
                return;
            }
        }
    }

    /**
     * The packaged class that a text means: a binary name, the name of a class file, a canonical name ({@code
     * Outer.Inner}), or any of these followed by the name of a member.
     */
    Optional<String> resolve(String text) {
        String name = text.replace('/', '.');
        Optional<String> found = resolveInner(name);
        int member = name.lastIndexOf('.');
        return found.isPresent() || member < 0 ? found : resolveInner(name.substring(0, member));
    }

    /** The packaged class of that canonical name, in which dots stand between nested classes. */
    Optional<String> nested(String canonicalName) {
        return resolveInner(canonicalName);
    }

    /** The packaged classes that a resource bundle of that base name may be, one for each locale. */
    SortedSet<String> bundles(String baseName) {
        return baseName.isEmpty()
                ? new TreeSet<>()
                : names.subSet(baseName, baseName + "_\uffff").stream()
                        .filter(name -> name.equals(baseName) || name.startsWith(baseName + "_"))
                        .filter(this::isPackaged)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<String> resolveInner(String name) {
        String candidate = name;
        while (!isPackaged(candidate)) {
            int dot = candidate.lastIndexOf('.');
            if (dot < 0) {
                return Optional.empty();
            }
            candidate = candidate.substring(0, dot) + "$" + candidate.substring(dot + 1);
        }
        return Optional.of(candidate);
    }
}
