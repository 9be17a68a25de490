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
        linked.program().classesAccept(clazz -> {
            if (Slot.of(clazz).own() && clazz instanceof ProgramClass own) {
                String name = own.getName();
                for (int end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
                    classes.computeIfAbsent(name.substring(0, end), key -> new ArrayList<>())
                            .add(own);
                }
            }
        });
    }

    /** The classes in or below the package that the whole text names, such as {@code classpath:db/migration}. */
    List<ProgramClass> in(String text) {
        Matcher place = PLACE.matcher(text);
        return text.length() <= LONGEST && place.matches()
                ? classes.getOrDefault(place.group(1).replace('.', '/'), List.of())
                : List.of();
    }
}
