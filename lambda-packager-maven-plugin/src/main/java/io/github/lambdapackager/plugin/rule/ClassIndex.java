package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FileContent;
import io.github.lambdapackager.plugin.model.FilesByName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;

/** The classes of a class path by their binary names (with dots), as a JVM of one version sees them. */
final class ClassIndex {
    private static final String SUFFIX = ".class";
    private static final int WITHOUT_CODE = ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

    private final Map<String, ClassFile> classes;
    private final List<PackagedArtifact> artifacts;
    private final Supplier<NavigableSet<String>> localized;
    private final XmlNamespaces namespaces;
    private final Optional<Questions> questions;

    private record ClassFile(boolean packaged, FileContent content) {}

    ClassIndex(ClasspathContent content, int javaVersion) {
        this.classes = new HashMap<>();
        this.artifacts = new ArrayList<>();
        this.questions = Optional.empty();
        for (ClasspathElement element : content.packaged()) {
            FilesByName files = element.effectiveEntries(javaVersion);
            artifacts.add(new PackagedArtifact(artifacts.size(), element, files));
            add(files, true);
        }
        content.provided().forEach(element -> add(element.effectiveEntries(javaVersion), false));
        this.localized = new Localized(classes);
        this.namespaces = new XmlNamespaces(artifacts);
    }

    private ClassIndex(ClassIndex index, Questions questions) {
        this.classes = index.classes;
        this.artifacts = index.artifacts;
        this.localized = index.localized;
        this.namespaces = index.namespaces;
        this.questions = Optional.of(questions);
    }

    /** The names that may end with a locale in order, sorted when somebody first wants them. */
    private static final class Localized implements Supplier<NavigableSet<String>> {
        private final Map<String, ClassFile> classes;
        private volatile @Nullable NavigableSet<String> names;

        Localized(Map<String, ClassFile> classes) {
            this.classes = classes;
        }

        @Override
        public NavigableSet<String> get() {
            NavigableSet<String> known = names;
            if (known == null) {
                known = new TreeSet<>();
                for (String name : classes.keySet()) {
                    if (name.indexOf('_') >= 0) {
                        known.add(name);
                    }
                }
                names = known;
            }
            return known;
        }
    }

    /** The same index, which notes what it is asked; of artifacts it tells without a note. */
    ClassIndex asking(Questions asked) {
        return new ClassIndex(this, asked);
    }

    /** Whether the class may travel with the function; nothing where the class path lacks it. */
    Optional<Boolean> packaged(String name) {
        Optional<Boolean> answer = Optional.ofNullable(classes.get(name)).map(ClassFile::packaged);
        questions.ifPresent(asked -> asked.asked(name, answer));
        return answer;
    }

    Optional<byte[]> file(String name) {
        return Optional.ofNullable(classes.get(name)).map(file -> file.content().bytes());
    }

    private void add(FilesByName files, boolean packaged) {
        files.remembered(BinaryNames.class, BinaryNames::of)
                .classes()
                .forEach((name, content) -> classes.putIfAbsent(name, new ClassFile(packaged, content)));
    }

    /** The classes of one artifact, which many class paths have. */
    private record BinaryNames(Map<String, FileContent> classes) {
        static BinaryNames of(FilesByName files) {
            Map<String, FileContent> classes = new LinkedHashMap<>();
            files.contents().forEach((file, content) -> {
                if (isClass(file, content.bytes())) {
                    classes.put(className(file), content);
                }
            });
            return new BinaryNames(classes);
        }
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
        return packaged(name).isPresent();
    }

    /** Whether the class may travel with the function: only for such classes a rule makes sense. */
    boolean isPackaged(String name) {
        return packaged(name).orElse(false);
    }

    /** Whether an XML text that may travel with the function has the namespace in it. */
    boolean hasNamespace(String namespace) {
        boolean answer = namespaces.contain(namespace);
        questions.ifPresent(asked -> asked.namespace(namespace, answer));
        return answer;
    }

    /** Shows a class that may travel with the function, all but its code; a broken class file has nothing to show. */
    void read(String name, ClassVisitor visitor) {
        if (isPackaged(name)) {
            file(name).ifPresent(file -> {
                questions.ifPresent(asked -> asked.read(name, file));
                show(file, visitor);
            });
        }
    }

    private static void show(byte[] file, ClassVisitor visitor) {
        try {
            new ClassReader(file).accept(visitor, WITHOUT_CODE);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // ASM's way to say that it is no class file, or one of a Java that is not out yet.
            return;
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
        NavigableSet<String> bundles = new TreeSet<>();
        if (!baseName.isEmpty()) {
            Stream.concat(
                            Stream.of(baseName).filter(classes::containsKey),
                            localized.get().subSet(baseName + "_", baseName + "_\uffff").stream())
                    .filter(this::isPackaged)
                    .forEach(bundles::add);
        }
        questions.ifPresent(asked -> asked.bundles(baseName, bundles));
        return bundles;
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
