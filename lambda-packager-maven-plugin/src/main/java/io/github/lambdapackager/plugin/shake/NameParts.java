package io.github.lambdapackager.plugin.shake;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What texts hold that may be the name of a file or a part of it: {@code /lib/words.txt}, {@code lib.Messages} (a bundle),
 * {@code words_} and {@code .txt} (what others put together), {@code lib/fonts/} (where files with other names are).
 */
final class NameParts {
    private static final Pattern FORMATTED = Pattern.compile("%[-#+0,(\\d.$]*[A-Za-z]");
    private static final String IN_NAMES = "_$-+~@./";
    // One or two letters are in any name, and short words, such as "job", in many.
    private static final int SHORTEST = 3;
    private static final int SHORTEST_WORD = 5;

    // What was met before.
    private final Set<String> tokens = new HashSet<>();
    // The last parts of paths.
    private final Set<String> names = new HashSet<>();
    // From the root, as far as they can be that.
    private final Set<String> paths = new HashSet<>();
    // With a slash in them: relative to any folder.
    private final Set<String> relative = new HashSet<>();

    /** A part of a text, with what it may name. */
    record Word(String token, String path, String name, String extension, String inFolder) {
        static Optional<Word> of(String token) {
            int start = 0;
            int end = token.length();
            while (start < end && token.charAt(start) == '/') {
                start++;
            }
            while (end > start && (token.charAt(end - 1) == '/' || token.charAt(end - 1) == '.')) {
                end--;
            }
            if (start == end) {
                return Optional.empty();
            }
            String path = token.substring(start, end);
            String name = path.substring(path.lastIndexOf('/') + 1);
            String extension = name.substring(name.lastIndexOf('.') + 1);
            boolean isPath = token.indexOf('/') >= 0;
            return Optional.of(new Word(token, path, name, extension, isPath ? "" : path.replace('.', '/')));
        }
    }

    /** Notes all that a text names. */
    void read(String text) {
        readTokens(text, this::add);
    }

    /** What {@link #read} notes of a text, without those that are the same. */
    static Collection<Word> words(String text) {
        Map<String, Word> words = new LinkedHashMap<>();
        readTokens(text, token -> addWord(token, words));
        return List.copyOf(words.values());
    }

    /** Likewise, of a binary file with texts in it: their lengths, which stand before them, may look like letters. */
    static Collection<Word> wordsInBinary(String text) {
        Map<String, Word> words = new LinkedHashMap<>();
        read(text, token -> {
            addWord(token, words);
            if (token.length() > SHORTEST) {
                addWord(token.substring(1), words);
            }
        });
        return List.copyOf(words.values());
    }

    private static void addWord(String token, Map<String, Word> words) {
        if (!words.containsKey(token)) {
            Word.of(token).ifPresent(word -> words.put(token, word));
        }
    }

    private static void readTokens(String text, Consumer<String> tokens) {
        read(text, tokens);
        if (text.indexOf('%') >= 0) {
            read(FORMATTED.matcher(text).replaceAll(" "), tokens);
        }
    }

    private static void read(String text, Consumer<String> tokens) {
        int start = 0;
        for (int end = 0; end <= text.length(); end++) {
            if (end == text.length() || !isPart(text.charAt(end))) {
                if (end > start) {
                    tokens.accept(text.substring(start, end));
                }
                start = end + 1;
            }
        }
    }

    private static boolean isPart(char letter) {
        return Character.isLetterOrDigit(letter) || IN_NAMES.indexOf(letter) >= 0;
    }

    private void add(String token) {
        if (!tokens.contains(token)) {
            Word.of(token).ifPresent(this::add);
        }
    }

    /** Notes what a word names. */
    void add(Word word) {
        if (!tokens.add(word.token())) {
            return;
        }
        names.add(word.name());
        names.add(word.extension());
        paths.add(word.path());
        if (word.inFolder().isEmpty()) {
            relative.add(word.path());
        } else {
            // A package, or a bundle.
            paths.add(word.inFolder());
        }
    }

    /** Whether a text has the word by itself, or at the end of a path. */
    boolean hasName(String name) {
        return names.contains(name);
    }

    /**
     * Whether a file may get its name from these texts.
     *
     * @param path with a folder
     * @param root the package that all classes of its jar are in: nobody puts names together from there on
     */
    boolean mayName(String path, String root) {
        int slash = path.lastIndexOf('/');
        return namesFile(path.substring(slash + 1)) || namesFolder(path.substring(0, slash), root) || beginsName(path);
    }

    private boolean namesFile(String file) {
        String base = beforeFirst('.', file);
        return hasName(file)
                || hasName(beforeLast('.', file))
                || hasName(base)
                || hasName(base.replaceFirst("_[a-z]{2,3}(_.*)?$", ""))
                || any(SHORTEST, file.length(), at -> canEndAt(at, file) && hasName(file.substring(0, at)))
                || endsName(file, base)
                || endsName(beforeLast('.', file), base)
                || endsName(base, base);
    }

    /** @param base of which something must be in the part, for the suffix alone is that of many */
    private boolean endsName(String name, String base) {
        return any(1, base.length() - SHORTEST + 1, at -> canBeginAt(at, name, base) && hasName(name.substring(at)));
    }

    /** Parts meet where letters change: nobody puts a word together from letters. */
    private static boolean canEndAt(int at, String name) {
        int before = kind(name.charAt(at - 1));
        int after = kind(name.charAt(at));
        return before == Character.OTHER_SYMBOL
                || (before != after && (after != Character.OTHER_SYMBOL || at >= SHORTEST_WORD));
    }

    private static boolean canBeginAt(int at, String name, String base) {
        int before = kind(name.charAt(at - 1));
        int after = kind(name.charAt(at));
        return after == Character.OTHER_SYMBOL
                || (before != after && (before != Character.OTHER_SYMBOL || base.length() - at >= SHORTEST_WORD));
    }

    private static int kind(char letter) {
        int type = Character.getType(letter);
        return Character.isLetterOrDigit(letter) ? type : Character.OTHER_SYMBOL;
    }

    private boolean namesFolder(String folder, String root) {
        String above = root + "/";
        return endsOfFolders(folder)
                        .filter(end -> end == folder.length() || !above.startsWith(folder.substring(0, end) + "/"))
                        .anyMatch(end -> paths.contains(folder.substring(0, end)))
                || anyBelow(
                        folder,
                        below -> endsOfFolders(below).anyMatch(end -> relative.contains(below.substring(0, end))));
    }

    private static IntStream endsOfFolders(String folder) {
        return IntStream.rangeClosed(1, folder.length())
                .filter(end -> end == folder.length() || folder.charAt(end) == '/');
    }

    /** Whether it holds for what is left of a path without some of its first folders. */
    private static boolean anyBelow(String path, Predicate<String> condition) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (condition.test(path.substring(slash + 1))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a path goes as far as into the file's own name. */
    private boolean beginsName(String path) {
        return begins(path, paths) || anyBelow(path, below -> below.indexOf('/') >= 0 && begins(below, relative));
    }

    private static boolean begins(String path, Set<String> beginnings) {
        return any(path.lastIndexOf('/') + 2, path.length(), end -> beginnings.contains(path.substring(0, end)));
    }

    private static boolean any(int from, int to, IntPredicate condition) {
        return IntStream.range(from, to).anyMatch(condition);
    }

    private static String beforeFirst(char mark, String text) {
        int at = text.indexOf(mark, 1);
        return at < 0 ? text : text.substring(0, at);
    }

    private static String beforeLast(char mark, String text) {
        int at = text.lastIndexOf(mark);
        return at < 1 ? text : text.substring(0, at);
    }
}
