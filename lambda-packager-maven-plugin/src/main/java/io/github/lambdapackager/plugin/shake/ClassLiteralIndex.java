package io.github.lambdapackager.plugin.shake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the constant pools of a class path say, put together where it is asked for. Safe for several threads. */
final class ClassLiteralIndex {
    private final List<ClassLiteralPart> parts;
    private final Map<String, List<String>> subtypes = new ConcurrentHashMap<>();
    private final Map<String, List<String>> lambdaMakers = new ConcurrentHashMap<>();

    ClassLiteralIndex(List<ClassLiteralPart> parts) {
        this.parts = List.copyOf(parts);
    }

    /** The classes that extend or implement this one. */
    List<String> subtypes(String name) {
        return subtypes.computeIfAbsent(name, unknown -> merged(ClassLiteralPart::subtypes, name));
    }

    /** Every class of which that holds and that another one extends or implements. */
    SortedSet<String> supertypes(Predicate<String> wanted) {
        SortedSet<String> supertypes = new TreeSet<>();
        for (ClassLiteralPart part : parts) {
            for (String name : part.subtypes().keySet()) {
                if (wanted.test(name)) {
                    supertypes.add(name);
                }
            }
        }
        return supertypes;
    }

    /** Classes that name a field or method of this signature, if it may have or return a {@code Class} object. */
    List<String> usersOf(String signature) {
        return merged(ClassLiteralPart::memberUsers, signature);
    }

    /** Classes that implement the method of this interface by a lambda or a method reference. */
    List<String> lambdaMakers(ClassLiteralMember method) {
        String named = method.owner() + "." + method.name();
        return lambdaMakers.computeIfAbsent(named, unknown -> merged(ClassLiteralPart::lambdaMakers, named));
    }

    private List<String> merged(Function<ClassLiteralPart, Map<String, List<String>>> map, String key) {
        List<String> names = List.of();
        for (ClassLiteralPart part : parts) {
            List<String> more = map.apply(part).getOrDefault(key, List.of());
            if (names.isEmpty()) {
                names = more;
            } else if (!more.isEmpty()) {
                List<String> both = new ArrayList<>(names);
                both.addAll(more);
                names = both;
            }
        }
        return names.stream().sorted().toList();
    }
}
