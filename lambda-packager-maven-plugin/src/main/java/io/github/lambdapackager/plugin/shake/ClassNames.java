package io.github.lambdapackager.plugin.shake;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds names of classes in strings: {@code a.b.C}, {@code a/b/C.class}, {@code La/b/C;}, also in lists. */
final class ClassNames {
    // A name without a package says too little: any word would be one.
    private static final Pattern QUALIFIED =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$-]*(?:[./][\\p{L}_$][\\p{L}\\p{N}_$-]*)+");
    private static final int LONGEST = 4096;

    private ClassNames() {}

    /** The internal names in the text that are classes. */
    static Stream<String> in(String text, Predicate<String> isClass) {
        if (text.length() > LONGEST || (text.indexOf('.') < 0 && text.indexOf('/') < 0)) {
            return Stream.empty();
        }
        Matcher matcher = QUALIFIED.matcher(text);
        return matcher.results()
                .map(result -> result.group().replace('.', '/'))
                .flatMap(name -> Stream.of(name, withoutSuffix(name), withoutDescriptorMark(name)))
                .distinct()
                .filter(isClass);
    }

    private static String withoutSuffix(String name) {
        return name.endsWith("/class") ? name.substring(0, name.length() - "/class".length()) : name;
    }

    private static String withoutDescriptorMark(String name) {
        return name.startsWith("L") ? name.substring(1) : name;
    }
}
