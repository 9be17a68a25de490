package io.github.lambdapackager.plugin.shake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes of a class path whose name is that of another class and something more, such as {@code PartsImpl}. */
final class NameExtensions {
    private static final String SEPARATORS = "_$";

    private final Collection<String> internalNames;
    private @Nullable Map<String, List<Extension>> bySuffix;

    /** @param base the internal name of the shorter one */
    record Extension(String base, String name) {}

    /** @param internalNames found sooner if they are in order, or much of them is */
    NameExtensions(Collection<String> internalNames) {
        this.internalNames = internalNames;
    }

    /** The first who asks waits until all are found. */
    synchronized List<Extension> by(String suffix) {
        Map<String, List<Extension>> known = bySuffix;
        if (known == null) {
            known = find();
            bySuffix = known;
        }
        return known.getOrDefault(bare(suffix), List.of());
    }

    private Map<String, List<Extension>> find() {
        Map<String, List<Extension>> found = new HashMap<>();
        // In order, all that begins with a name comes right after it.
        Deque<String> prefixes = new ArrayDeque<>();
        internalNames.stream().sorted().forEach(name -> {
            while (!prefixes.isEmpty() && !name.startsWith(prefixes.getLast())) {
                prefixes.removeLast();
            }
            int simpleName = name.lastIndexOf('/') + 1;
            for (String base : prefixes) {
                if (base.length() > simpleName) {
                    found.computeIfAbsent(bare(name.substring(base.length())), suffix -> new ArrayList<>())
                            .add(new Extension(base, name));
                }
            }
            prefixes.addLast(name);
        });
        return found;
    }

    /** Separators are often put in by other code: {@code _$logger} is also {@code $logger}. */
    private static String bare(String suffix) {
        int start = 0;
        while (start < suffix.length() && SEPARATORS.indexOf(suffix.charAt(start)) >= 0) {
            start++;
        }
        return start == suffix.length() ? suffix : suffix.substring(start);
    }
}
