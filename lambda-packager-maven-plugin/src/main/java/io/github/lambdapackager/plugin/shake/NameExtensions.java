package io.github.lambdapackager.plugin.shake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The classes of a class path whose name is that of another class and something more, such as {@code PartsImpl}. */
final class NameExtensions {
    private static final String SEPARATORS = "_$";

    private final Map<String, List<Extension>> bySuffix = new HashMap<>();

    /** @param base the internal name of the shorter one */
    record Extension(String base, String name) {}

    NameExtensions(Collection<String> internalNames) {
        Set<String> names = Set.copyOf(internalNames);
        names.stream().sorted().forEach(name -> {
            for (int end = name.lastIndexOf('/') + 2; end < name.length(); end++) {
                String base = name.substring(0, end);
                if (names.contains(base)) {
                    bySuffix.computeIfAbsent(bare(name.substring(end)), suffix -> new ArrayList<>())
                            .add(new Extension(base, name));
                }
            }
        });
    }

    List<Extension> by(String suffix) {
        return bySuffix.getOrDefault(bare(suffix), List.of());
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
