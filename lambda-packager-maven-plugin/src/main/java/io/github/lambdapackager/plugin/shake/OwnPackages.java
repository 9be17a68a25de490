package io.github.lambdapackager.plugin.shake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import proguard.classfile.ProgramClass;

/** The team's own classes by package: frameworks are told where to look for them, and scan. */
final class OwnPackages {
    // A name without a dot or slash says too little: any word would be one.
    private static final Pattern PLACE = Pattern.compile(
            "(?:[a-z]+\\*?:)?/?([\\p{L}_$][\\p{L}\\p{N}_$]*(?:[./][\\p{L}_$][\\p{L}\\p{N}_$]*)+)[./]?(?:\\*.*)?");
    private static final int LONGEST = 256;

    private final Map<String, List<ProgramClass>> classes = new HashMap<>();

    OwnPackages(LinkedClasses linked) {
        for (int index = 0; index < linked.artifacts().size(); index++) {
            if (linked.element(index).artifact().own()) {
                linked.artifacts().get(index).classes().forEach(this::add);
            }
        }
    }

    private void add(String name, ProgramClass clazz) {
        for (int end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
            classes.computeIfAbsent(name.substring(0, end), key -> new ArrayList<>())
                    .add(clazz);
        }
    }

    /** The classes in or below the package that the whole text names, such as {@code classpath:db/migration}. */
    List<ProgramClass> in(String text) {
        // Most strings are words, which never come to the pattern.
        if (text.length() > LONGEST || (text.indexOf('.') < 0 && text.indexOf('/') < 0)) {
            return List.of();
        }
        Matcher place = PLACE.matcher(text);
        return place.matches() ? classes.getOrDefault(place.group(1).replace('.', '/'), List.of()) : List.of();
    }
}
