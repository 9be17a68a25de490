package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.FilesByName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import proguard.classfile.Clazz;
import proguard.classfile.ProgramClass;

/**
 * Resources of dependencies that nothing names. Whoever reads a resource needs its name, and has it from a string, from
 * another text, or from the name of a class: where none of these that are left has any part of it, nobody can.
 */
final class UnreadResources {
    private static final int LARGEST_TEXT = 1 << 20;
    private static final int BEGINNING = 512;
    private static final Pattern READ_BY_OTHERS =
            Pattern.compile("[^/]*|META-INF/.*|.*\\.(class|jar|so|dll|dylib|jnilib)|.*\\.so\\..*");
    private static final Pattern LIST_OF_FILES =
            Pattern.compile("META-INF/(MANIFEST\\.MF|INDEX\\.LIST|maven/.*|.*\\.(SF|RSA|DSA|EC|class))");
    private static final Pattern QUOTES = Pattern.compile("\\\\+[QE]");

    private final LinkedClasses classes;
    private final ReachabilityMarker marker;
    private final List<Pattern> wanted;
    private final NameParts parts = new NameParts();
    private final Map<Integer, Set<String>> unread = new HashMap<>();

    /** @param wanted whole names of resources that stay */
    UnreadResources(LinkedClasses classes, ReachabilityMarker marker, List<Pattern> wanted) {
        this.classes = classes;
        this.marker = marker;
        this.wanted = wanted;
        findCandidates();
        if (!unread.isEmpty()) {
            readStrings();
            keepFoldersOfReaders();
            boolean more = true;
            while (more) {
                more = keep(this::isNamed);
            }
        }
    }

    /** Why a file of an element goes, if it does. */
    Optional<String> reason(int element, String file) {
        return unread.getOrDefault(element, Set.of()).contains(file)
                ? Optional.of("nothing that is left has any part of its name")
                : Optional.empty();
    }

    private void findCandidates() {
        for (int element = 0; element < classes.content().packaged().size(); element++) {
            if (!classes.element(element).artifact().own()) {
                Set<String> candidates =
                        classes.effective(element).remembered(Candidates.class, Candidates::of).files().stream()
                                .filter(file -> wanted.stream()
                                        .noneMatch(
                                                pattern -> pattern.matcher(file).matches()))
                                .collect(Collectors.toCollection(TreeSet::new));
                if (!candidates.isEmpty()) {
                    unread.put(element, candidates);
                }
            }
        }
    }

    /** The files of an artifact that may go. */
    private record Candidates(List<String> files) {
        static Candidates of(FilesByName files) {
            return new Candidates(files.keySet().stream()
                    .filter(file -> !READ_BY_OTHERS.matcher(file).matches())
                    .toList());
        }
    }

    private void readStrings() {
        marker.reached().strings().forEach(parts::read);
        for (int element = 0; element < classes.content().packaged().size(); element++) {
            Set<String> candidates = unread.getOrDefault(element, Set.of());
            Texts texts = texts(element);
            for (String file : texts.files()) {
                if (!candidates.contains(file)) {
                    read(texts, file);
                }
            }
        }
    }

    private Texts texts(int element) {
        return classes.effective(element).remembered(Texts.class, Texts::new);
    }

    private void read(Texts texts, String file) {
        for (NameParts.Word word : texts.words(file)) {
            parts.add(word);
        }
    }

    /** What stands in the files of an artifact; each is read when it is asked for. Safe for several threads. */
    private static final class Texts {
        private final FilesByName contents;
        private final List<String> files;
        private final Map<String, Collection<NameParts.Word>> words = new ConcurrentHashMap<>();

        Texts(FilesByName contents) {
            this.contents = contents;
            this.files = contents.keySet().stream()
                    .filter(file -> !file.endsWith(".class")
                            && !LIST_OF_FILES.matcher(file).matches())
                    .toList();
        }

        /** Those that may name others. */
        List<String> files() {
            return files;
        }

        Collection<NameParts.Word> words(String file) {
            return words.computeIfAbsent(file, name -> wordsIn(contents.get(name)));
        }

        private static Collection<NameParts.Word> wordsIn(byte[] content) {
            if (content.length > LARGEST_TEXT) {
                return List.of();
            }
            return isText(content)
                    ? NameParts.words(QUOTES.matcher(new String(content, StandardCharsets.UTF_8))
                            .replaceAll(" "))
                    : NameParts.wordsInBinary(new String(content, StandardCharsets.ISO_8859_1));
        }

        private static boolean isText(byte[] content) {
            for (int index = 0; index < Math.min(content.length, BEGINNING); index++) {
                if (content[index] == 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A class may be told the name of a file beside it from outside; and who looks through jars looks for suffixes. */
    private void keepFoldersOfReaders() {
        Set<String> readers = new HashSet<>();
        marker.reached()
                .classes()
                .filter(UnreadResources::loadsResources)
                .forEach(clazz -> readers.add(folderOf(clazz.getName())));
        boolean looksThroughJars =
                marker.reached().classes().anyMatch(clazz -> calls(clazz).lookThroughJars());
        keep((element, file) -> readers.contains(folderOf(file)) || (looksThroughJars && endsWithWanted(file, parts)));
    }

    /** Code that a class inherits looks beside that class, too. */
    private static boolean loadsResources(@Nullable Clazz clazz) {
        return clazz instanceof ProgramClass program
                && (calls(program).loadResources() || loadsResources(program.getSuperClass()));
    }

    private static ResourceCalls calls(ProgramClass clazz) {
        return LazyClass.known(clazz).resourceCalls().of(clazz);
    }

    /** What stays may name others; true when there was any. */
    private boolean keep(BiPredicate<Integer, String> isRead) {
        Map<Integer, List<String>> kept = new HashMap<>();
        unread.forEach((element, files) -> files.removeIf(file -> {
            boolean stays = isRead.test(element, file);
            if (stays) {
                kept.computeIfAbsent(element, unknown -> new ArrayList<>()).add(file);
            }
            return stays;
        }));
        kept.forEach((element, files) -> files.forEach(file -> read(texts(element), file)));
        return !kept.isEmpty();
    }

    private boolean isNamed(int element, String file) {
        String folder = folderOf(file);
        String name = file.substring(folder.length() + 1);
        String lastFolder = folder.substring(folder.lastIndexOf('/') + 1);
        String base = beforeSuffixes(name);
        LinkedArtifact artifact = classes.artifacts().get(element);
        boolean besideClasses = !artifact.classes()
                .subMap(folder + '/', folder + (char) ('/' + 1))
                .isEmpty();
        return base.equals(lastFolder)
                || isUsed(folder + '/' + base)
                || (!besideClasses && parts.hasName(lastFolder))
                || parts.mayName(file, root(artifact));
    }

    private boolean isUsed(String internalName) {
        ProgramClass clazz = classes.programClass(internalName);
        return clazz != null && marker.isUsed(clazz);
    }

    /** The package that all classes of an artifact are in. */
    private static String root(LinkedArtifact artifact) {
        if (artifact.classes().isEmpty()) {
            return "";
        }
        String first = artifact.classes().firstKey();
        String last = artifact.classes().lastKey();
        int length = 0;
        while (length < Math.min(first.length(), last.length()) && first.charAt(length) == last.charAt(length)) {
            length++;
        }
        return folderOf(first.substring(0, length));
    }

    private static String folderOf(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static String beforeSuffixes(String name) {
        int dot = name.indexOf('.', 1);
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static boolean endsWithWanted(String file, NameParts parts) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return parts.hasName(name.substring(beforeSuffixes(name).length()))
                || parts.hasName(name.substring(Math.max(0, name.lastIndexOf('.'))));
    }
}
