package io.github.lambdapackager.plugin.verify.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a recording names.
 *
 * @param types what is reached of each class, by its binary name with dots
 * @param proxies the interfaces of each proxy, in their order
 */
record Recording(SortedMap<String, Reach> types, Set<List<String>> proxies, SortedSet<String> resources) {

    /**
     * What is reached of a class.
     *
     * @param flags such as {@code allDeclaredMethods}
     * @param methods name and descriptor
     */
    record Reach(SortedSet<String> flags, SortedSet<String> fields, SortedSet<String> methods) {
        Reach() {
            this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        }

        /** The members that one observation means. */
        void add(Observed observed, List<String> members) {
            if (observed.kind().startsWith("all")) {
                flags.add(observed.kind());
                return;
            }
            members.forEach(member -> (member.contains("(") ? methods : fields).add(member));
        }
    }

    static final Recording EMPTY = new Recording(new TreeMap<>(), Set.of(), new TreeSet<>());

    boolean isEmpty() {
        return types.isEmpty() && proxies.isEmpty() && resources.isEmpty();
    }

    /** A line for each thing, for a log. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Reach> type : types.entrySet()) {
            lines.add("class " + type.getKey());
        }
        proxies.forEach(interfaces -> lines.add("proxy of " + String.join(", ", interfaces)));
        resources.forEach(resource -> lines.add("resource " + resource));
        return lines;
    }
}
